import { isRelation, type Tree } from '../rules/tree.ts';
import type { Candidate } from './candidate.ts';
import type { Appearance, Figure } from './cast.ts';
import { jointFigure } from './cast-joint.ts';
import type { Casting } from './casting.ts';
import { subjectOf } from './grammar.ts';

type Wanted = 'he' | 'she' | 'they' | 'it';

const WANTED: Readonly<Record<string, Wanted>> = {
  he: 'he',
  him: 'he',
  his: 'he',
  himself: 'he',
  she: 'she',
  her: 'she',
  herself: 'she',
  they: 'they',
  them: 'they',
  their: 'they',
  themselves: 'they',
  it: 'it',
  its: 'it',
  itself: 'it',
};

/** How far back a pronoun may look, in sentences: news keeps it short. */
const REACH: Readonly<Record<Wanted, number>> = { he: 3, she: 3, they: 2, it: 1 };

/**
 * A pronoun, precision first: the relative one from its clause, the others by a few ordered preferences over who was spoken of just
 * before (subjects before others, the same sentence before the last, names before descriptions). Where nothing fits it stays open.
 */
export function castPronoun(casting: Casting, position: number, form: string): void {
  const candidate = casting.candidates[position]!;
  const tree = casting.tree(candidate.sentence);
  if (/^(?:who|whom|whose|which)$/.test(form)) {
    const figure = relativeAntecedent(casting, position, tree);
    if (figure !== null && (form !== 'which' || figure.kind !== 'person'))
      casting.settle(position, figure, 'pronoun', 'relative clause');
    return;
  }
  if (form === 'both' || form === 'each') {
    castBoth(casting, position);
    return;
  }
  const wanted = WANTED[form];
  if (wanted === undefined || (form === 'it' && isExpletive(tree, candidate))) return;
  const figure = partnerBefore(casting, position, tree) ?? antecedent(casting, candidate, tree, wanted);
  if (figure === null) return;
  if ((wanted === 'he' || wanted === 'she') && figure.sex === null) figure.sex = wanted === 'he' ? 'male' : 'female';
  const whole = wanted === 'they' ? coordinated(casting, figure, candidate) : null;
  casting.settle(position, whole ?? figure, 'pronoun', `pronoun ${wanted}`);
}

/** The phrase that a relative clause hangs on: "Polishchuk, [who] handles Ukraine". */
function relativeAntecedent({ candidates, who }: Casting, position: number, tree: Tree): Figure | null {
  const candidate = candidates[position]!;
  let clause = candidate.head;
  for (let steps = 0; steps < 6 && clause >= 0 && !tree.tokens[clause]!.deprel.startsWith('acl'); steps++)
    clause = tree.tokens[clause]!.head;
  const noun = clause >= 0 ? tree.tokens[clause]!.head : -1;
  let nearest: Figure | null = null;
  for (let at = position - 1; at >= 0 && candidates[at]!.sentence === candidate.sentence; at--) {
    const other = candidates[at]!;
    if (other.type === 'pronoun') continue;
    if (noun >= 0 && other.first <= noun && noun <= other.last && (other.head === noun || other.type !== 'phrase'))
      return who[at] ?? null;
    // "…, who": the phrase that ends right before the comma, when the tree hangs the clause elsewhere.
    if (nearest === null && noun < 0 && candidate.first - other.last <= 2) nearest = who[at] ?? null;
  }
  return nearest;
}

/** "[both] agreed": the two of the nearest coordination or, failing that, none. */
function castBoth(casting: Casting, position: number): void {
  const { candidates, who, cast } = casting;
  const { sentence } = candidates[position]!;
  const subjects = new Set<Figure>();
  for (let at = position - 1; at >= 0 && sentence - candidates[at]!.sentence <= 1; at--) {
    const figure = who[at];
    if (figure != null && casting.isSubject(candidates[at]!) && candidates[at]!.type !== 'pronoun')
      subjects.add(figure);
  }
  if (subjects.size === 2)
    casting.settle(position, jointFigure(cast, [...subjects].reverse()), 'joint', 'two subjects before');
}

const IMPERSONAL =
  /^(?:seem|seems|seemed|appear|appears|appeared|rain|rains|snow|snowed|take|takes|took|turn|turns|turned|remain|remains|remained)$/i;

/** "It is unclear whether", "it takes two": nobody. */
function isExpletive(tree: Tree, { head }: Candidate): boolean {
  const token = tree.tokens[head]!;
  if (isRelation(token.deprel, 'expl')) return true;
  const verb = tree.tokens[token.head];
  if (verb === undefined || !isRelation(token.deprel, 'nsubj')) return !isRelation(token.deprel, 'obj');
  if (IMPERSONAL.test(verb.form)) return true;
  return (
    verb.upos !== 'VERB' &&
    tree.children[verb.index]!.some(child =>
      ['csubj', 'ccomp', 'advcl', 'xcomp'].some(relation => isRelation(tree.tokens[child]!.deprel, relation)),
    )
  );
}

/** "Ukraine and [its] allies": the possessive behind "and" is the one before it. */
function partnerBefore({ candidates, who }: Casting, position: number, tree: Tree): Figure | null {
  const { sentence, first, head } = candidates[position]!;
  if (tree.tokens[head]!.xpos !== 'PRP$' || tree.tokens[first - 1]?.form !== 'and') return null;
  for (let at = position - 1; at >= 0 && candidates[at]!.sentence === sentence; at--)
    if (candidates[at]!.last === first - 2) return who[at] ?? null;
  return null;
}

function antecedent(casting: Casting, pronoun: Candidate, tree: Tree, wanted: Wanted): Figure | null {
  const { cast } = casting;
  const possessive = tree.tokens[pronoun.head]!.xpos === 'PRP$';
  const reflexive = /self$|selves$/i.test(tree.tokens[pronoun.head]!.form);
  const own = subjectOf(tree, pronoun.head);
  const speaking = casting.speaks(pronoun);
  // "Trump wants a deal, [he] said": who is spoken about does not speak.
  const fronted = speaking && /^[,”"’]$/.test(tree.tokens[pronoun.first - 1]?.form ?? '');
  const ranked: { figure: Figure; score: number }[] = [];
  for (const figure of cast.figures.values()) {
    if (!agrees(figure, wanted)) continue;
    let best = Number.NEGATIVE_INFINITY;
    for (const place of figure.places) {
      const back = pronoun.sentence - place.sentence;
      if (back < 0 || back > REACH[wanted] || (back === 0 && place.token >= pronoun.first)) continue;
      if (back === 0 && !possessive && !reflexive && inSameClause(tree, place, pronoun, own !== null)) continue;
      // What a source says in quotation marks is not about "he" outside them, unless nobody else is there.
      const score =
        (place.subject ? 3 : 0) +
        (speaking && place.speaks ? 1.5 : 0) -
        (back === 0 && fronted && !place.speaks ? 3 : 0) +
        (place.kind === 'name' || place.kind === 'metonym' ? 1 : 0) +
        (place.kind === 'pronoun' ? 1 : 0) -
        back * 2.2 +
        (place.quoted === pronoun.quoted ? 0.5 : -1.5) -
        (place.kind === 'adjective' ? 3 : 0) +
        (back === 0 && possessive ? 1 : 0) +
        place.token / 1000;
      best = Math.max(best, score);
    }
    if (best > Number.NEGATIVE_INFINITY) {
      const known = (wanted === 'he' || wanted === 'she') && figure.sex !== null ? 0.6 : 0;
      ranked.push({ figure, score: best + known });
    }
  }
  ranked.sort((a, b) => b.score - a.score || (a.figure.id < b.figure.id ? -1 : 1));
  const [first, second] = ranked;
  if (first === undefined) return null;
  // Two that fit equally well: better nobody than the wrong one. An "it" or "they" must win clearly, or be a subject.
  const margin = wanted === 'he' || wanted === 'she' ? 0.002 : 0.4;
  if (second !== undefined && first.score - second.score < margin) return null;
  if (wanted === 'it' && first.score < 1) return null;
  return wanted === 'they' && first.score < -1 ? null : first.figure;
}

/** "[Kyiv and its partners] reject this. [They] say …": the subject they stood in together. */
function coordinated({ cast, tree }: Casting, figure: Figure, pronoun: Candidate): Figure | null {
  const place = figure.places.findLast(
    ({ sentence, token }) => sentence < pronoun.sentence || (sentence === pronoun.sentence && token < pronoun.first),
  );
  if (place === undefined || !place.subject || pronoun.sentence - place.sentence > 1) return null;
  const verb = subjectOf(tree(place.sentence), place.token)?.verb;
  if (verb === undefined) return null;
  const members = [...cast.figures.values()].filter(
    other =>
      !other.id.startsWith('joint:') &&
      other.places.some(
        at =>
          at.sentence === place.sentence &&
          at.kind !== 'adjective' &&
          at.kind !== 'pronoun' &&
          subjectOf(tree(at.sentence), at.token)?.verb === verb,
      ),
  );
  return members.length === 2 && members.includes(figure) ? jointFigure(cast, members) : null;
}

/** The other noun of the pronoun's own verb is somebody else: "Kerry told [him]". */
function inSameClause(tree: Tree, place: Appearance, pronoun: Candidate, subject: boolean): boolean {
  if (subject) return false;
  const mine = tree.tokens[pronoun.head]!.head;
  return place.subject && subjectOf(tree, place.token)?.verb === mine;
}

function agrees(figure: Figure, wanted: Wanted): boolean {
  const person = figure.kind === 'person';
  if (wanted === 'he') return person && !figure.many && figure.sex !== 'female';
  if (wanted === 'she') return person && !figure.many && figure.sex !== 'male';
  if (wanted === 'it')
    return (
      !person &&
      !figure.id.endsWith('/people') &&
      !(figure.kind === 'group' && figure.many) &&
      !figure.id.startsWith('joint:')
    );
  return (
    !person &&
    (figure.many ||
      figure.kind === 'group' ||
      figure.kind === 'union' ||
      figure.kind === 'delegation' ||
      figure.kind === 'military' ||
      figure.id.startsWith('joint:'))
  );
}
