import { citeOf, contains, type Span } from '../../text/index.ts';
import type { ActorId, Agreement, ThirdParty } from '../entry.ts';
import { clauseSpan, type Grounding, groundingOf, phraseSpan } from '../grounding/index.ts';
import { newEntry, type ReadingStep } from '../step.ts';
import type { AgreementStage } from '../vocabulary.ts';
import { type AgreementMention, agreementMentions, TO_EXPIRE } from './find-mentions.ts';
import { type AgreementGroup, groupMentions, statusOf } from './group-mentions.ts';

/** Agreements the report tells of, what became of them, between whom, and who brought them about. */
export const readAgreements: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  return { agreements: groupMentions(agreementMentions(grounding)).flatMap(group => agreementOf(grounding, group)) };
};

function agreementOf(grounding: Grounding, group: AgreementGroup): Agreement[] {
  const status = statusOf(group);
  const thirdParties = unique(
    group.flatMap(mention => mention.thirdParties),
    ({ actor, role }) => `${role} ${actor}`,
  );
  // A name alone is no news of the agreement; a broker is: what was brokered once stood.
  if (status === null && thirdParties.length === 0) return [];
  const best = bestMention(group);
  const cites = spansOf(group, best);
  const parties = unique(
    group.flatMap(mention => mention.parties),
    id => id,
  ).filter(id => !thirdParties.some(({ actor }) => actor === id));
  const base = newEntry(grounding.report, 'agreement', cites, {
    rule: status?.rule ?? 'agreements/third-party',
    confidence: status === null ? 0.5 : best.named ? 0.8 : 0.65,
    // One clause may tell of two agreements.
    discriminator: String(best.span.start),
  });
  return [
    {
      ...base,
      name: nameOf(grounding, best),
      status: status?.status ?? 'announced',
      stage: stageOf(best),
      parties,
      thirdParties,
      signed: dayOf(grounding, group, 'signed'),
      inEffect: dayOf(grounding, group, 'in force'),
      ended: dayOf(grounding, group, 'collapsed') ?? dayOf(grounding, group, 'expired') ?? lastDayOf(grounding, group),
      terms: [],
      declarations: declarationsOf(grounding, group, parties),
    },
  ];
}

/** The fullest way the report names it: a proper name before a description, a longer description before a bare noun. */
function bestMention(group: AgreementGroup): AgreementMention {
  return group.reduce((best, mention) => {
    const rank = ({ named, modifiers, told }: AgreementMention) =>
      (named ? 100 : 0) + modifiers.size * 3 + (told.length > 0 ? 2 : 0);
    return rank(mention) > rank(best) ? mention : best;
  });
}

function nameOf({ report }: Grounding, { span, tree, head, named }: AgreementMention): string {
  const words = report.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  if (!named) return words;
  // "the now-defunct [Black Sea Grain Initiative]": the name is its run of capitalised words.
  const last = tree.tokens[head]!;
  let first = head;
  while (first > 0 && /^[\p{Lu}\d]/u.test(tree.tokens[first - 1]!.form) && tree.tokens[first - 1]!.upos !== 'PUNCT')
    first--;
  return report.text.slice(tree.tokens[first]!.start, last.end).replace(/\s+/g, ' ');
}

/** The clause that tells most, then the other mentions. */
function spansOf(group: AgreementGroup, best: AgreementMention): readonly [Span, ...Span[]] {
  const told = group.find(mention => mention.told.length > 0) ?? best;
  const clause = told.told[0]?.clause;
  // "an Egyptian-[brokered] truce": what a word of the phrase tells is cited with the phrase.
  const isInPhrase = clause !== undefined && contains(told.span, told.tree.tokens[clause]!);
  const anchor =
    clause === undefined || isInPhrase ? phraseSpan(told.tree, told.head, true) : clauseSpan(told.tree, clause);
  const others = group
    .filter(mention => mention.span.start < anchor.start || mention.span.end > anchor.end)
    .map(({ span }) => span);
  return [anchor, ...others];
}

const STAGES: Readonly<Record<string, AgreementStage>> = { ceasefire: 'ceasefire', exchange: 'implementation' };

function stageOf({ family, modifiers }: AgreementMention): AgreementStage | null {
  if ([...modifiers].some(word => /^(?:cease-?fire|truce)$/.test(word))) return 'ceasefire';
  if (['framework', 'interim', 'preliminary'].some(word => modifiers.has(word))) return 'pre-negotiation';
  if (['comprehensive', 'final', 'peace'].some(word => modifiers.has(word)) && family === 'deal')
    return 'comprehensive';
  return STAGES[family] ?? null;
}

/** Until when it stands: "the truce, which expires on [August 12]". */
const lastDayOf = (grounding: Grounding, group: AgreementGroup) =>
  dayWhere(grounding, group, ({ rule }) => rule === TO_EXPIRE);

const dayOf = (grounding: Grounding, group: AgreementGroup, status: string) =>
  dayWhere(grounding, group, one => one.status === status);

/** The one date told in the clause that tells this of the agreement. */
function dayWhere(
  grounding: Grounding,
  group: AgreementGroup,
  fits: (told: AgreementMention['told'][number]) => boolean,
): string | null {
  for (const { told, tree, head } of group) {
    for (const { clause } of told.filter(fits)) {
      const days = grounding
        .timesIn(clause === head ? phraseSpan(tree, head, true) : clauseSpan(tree, clause))
        .filter(({ type, edtf }) => type === 'date' && edtf !== null);
      if (days.length === 1) return days[0]!.edtf;
    }
  }
  return null;
}

/** Each side declares for itself: the acts of single parties that made it stand. */
function declarationsOf(
  grounding: Grounding,
  group: AgreementGroup,
  parties: readonly ActorId[],
): Agreement['declarations'] {
  return group.flatMap(({ told, tree, head, parties: own }) =>
    told
      .filter(({ status }) => status === 'announced' || status === 'signed' || status === 'ratified')
      .flatMap(({ clause }) => {
        if (clause === head) return [];
        const span = clauseSpan(tree, clause);
        const cite = citeOf(grounding.report, span);
        const day = grounding.timesIn(span).find(({ type }) => type === 'date')?.edtf ?? null;
        return own.filter(actor => parties.includes(actor)).map(actor => ({ actor, date: day, cite }));
      }),
  );
}

function unique<T extends ThirdParty | ActorId>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map(one => [key(one), one])).values()];
}
