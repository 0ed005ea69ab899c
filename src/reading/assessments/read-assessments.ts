import type { ActorId, Assessment } from '../entry.ts';
import { clauseSpan, expertsAmong, type Grounding, groundingOf, phraseSpan } from '../grounding/index.ts';
import { layerOf, listed, type Match, matchBest } from '../rules/index.ts';
import { newEntry, type ReadingStep } from '../step.ts';
import { ASSESSMENT_KINDS, type AssessmentKind } from '../vocabulary.ts';

const isKind = (word: string): word is AssessmentKind => (ASSESSMENT_KINDS as readonly string[]).includes(word);

/** The reporter's own judgements, and those of experts he quotes; what a party says of itself or its opponent is never one. */
export const readAssessments: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const rules = layerOf(grounding.rules, 'assessment');
  const experts = expertsAmong(soFar);
  return {
    assessments: grounding.trees.flatMap(tree =>
      matchBest(rules, tree.sentence).flatMap(match => {
        const assessment = assessmentOf(grounding, match, experts);
        return assessment === null ? [] : [assessment];
      }),
    ),
  };
};

function assessmentOf(grounding: Grounding, match: Match, experts: ReadonlySet<ActorId>): Assessment | null {
  const { rule, tree, head } = match;
  if (!isKind(rule.makes)) return null;
  const statement = grounding.statementAt(tree.tokens[head]!);
  const expert = statement !== null && statement.speaker.actor !== null && experts.has(statement.speaker.actor);
  if (statement !== null && !expert) return null;
  const isNoun = tree.tokens[head]!.upos === 'NOUN' && rule.slots.length === 0;
  const span = isNoun ? phraseSpan(tree, head) : clauseSpan(tree, head);
  return {
    ...newEntry(grounding.report, 'assessment', [span], {
      rule: rule.name,
      confidence: 0.6,
      ...(expert
        ? { voice: { kind: 'source', actor: statement.speaker.actor, statement: statement.id } as const }
        : {}),
      discriminator: rule.makes,
    }),
    by: expert ? 'expert' : 'reporter',
    kind: rule.makes,
    polarity: rule.makes === 'outlook' ? polarityOf(match) : 'neutral',
  };
}

function polarityOf({ tree, trigger, factuality }: Match): Assessment['polarity'] {
  const words = trigger
    .map(index => tree.tokens[index]!)
    .flatMap(({ lemma, form }) => [lemma.toLowerCase(), form.toLowerCase()]);
  const good = words.some(word => listed('good outlook', word));
  const bad = words.some(word => listed('bad outlook', word));
  if (good === bad) return 'neutral';
  return good !== factuality.negated ? 'positive' : 'negative';
}
