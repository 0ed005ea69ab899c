import { hashOf, mix } from '../scoring/linear-scorer.ts';
import type { Argument } from './arguments.ts';
import { type CueCandidate, openerOf } from './cue-features.ts';
import type { SentenceView } from './sentence-view.ts';
import { isRelation, prepositionOf } from './tree.ts';

/** What a part of the sentence is to a cue; the order of the scorer's classes. */
export const ARGUMENT_ROLES = ['none', 'source', 'content'] as const;

const F = (name: string) => hashOf(name, 0x2c1b3c6d);
const N = {
  path: F('path'),
  group: F('path group'),
  lemma: F('path lemma'),
  word: F('word'),
  wordPath: F('word path'),
  upos: F('upos'),
  opener: F('opener'),
  phrase: F('phrase'),
  phraseLemma: F('phrase lemma'),
  phraseGroup: F('phrase group'),
  side: F('side'),
  rivals: F('rivals'),
  tag: F('tag'),
  quoted: F('quoted'),
  size: F('size'),
  passive: F('passive'),
  name: F('name'),
  relation: F('relation'),
  rivalGroup: F('rival group'),
  order: F('order'),
  time: F('time'),
  up: F('up'),
} as const;

/** Hashed features of one part of the sentence, seen from a cue; `all` are the parts it competes with. */
export function argumentFeatures(
  view: SentenceView,
  cue: CueCandidate,
  part: Argument,
  all: readonly Argument[],
): number[] {
  const { tree, lemma: lemmas, upos: tags, xpos, deprel: relations, quoted } = view;
  const { tokens, children } = tree;
  const head = tokens[part.head]!;
  const path = hashOf(part.path);
  const group = cue.entry === null ? 7 : cue.entry.group.order + 11;
  const lemma = mix(lemmas[cue.index]!, hashOf(cue.particle ?? cue.wordClass));
  const word = lemmas[part.head]!;
  const preposition = hashOf(prepositionOf(tree, part.head));
  const opener = hashOf(openerOf(tree, part.head));
  const upos = tags[part.head]!;
  const features: number[] = [];
  const add = (name: number, a: number, b = 0, c = 0, d = 0) => {
    let hash = mix(name, a);
    if (b !== 0) hash = mix(hash, b);
    if (c !== 0) hash = mix(hash, c ^ 0x3c6ef372);
    if (d !== 0) hash = mix(hash, d ^ 0x1b873593);
    features.push(hash);
  };
  add(N.path, path);
  add(N.group, path, group);
  add(N.lemma, path, lemma);
  add(N.upos, path, upos);
  add(N.upos, path, upos, group);
  add(N.tag, path, xpos[cue.index]!);
  add(N.relation, path, relations[cue.index]!);
  add(N.wordPath, path, word);
  add(N.word, word);
  add(N.word, word, lemma);
  add(N.opener, path, opener);
  add(N.opener, path, opener, group);
  add(N.phrase, path, preposition);
  add(N.phraseLemma, path, preposition, lemma);
  add(N.phraseGroup, path, preposition, group);
  const side = part.head < cue.index ? 1 : 2;
  add(N.side, path, side);
  add(N.side, path, side, quoted[part.head] ? 1 : 0, quoted[cue.index] ? 1 : 0);
  add(N.quoted, path, quoted[part.head] ? 1 : 0, group);
  add(N.name, path, /^\p{Lu}/u.test(head.form) ? 1 : 0, xpos[part.head]!);
  // What else the cue could have: a clause makes its object an addressee, a subject of its own makes a shared one moot.
  let clause = 0;
  let subject = 0;
  let object = 0;
  for (const other of all) {
    if (other === part) continue;
    const last = other.path.slice(other.path.lastIndexOf('>') + 1);
    if (
      isRelation(last, 'ccomp') ||
      isRelation(last, 'xcomp') ||
      last.startsWith('<parataxis') ||
      isRelation(last, 'parataxis')
    )
      clause = 1;
    else if (other.path.startsWith('>nsubj') || other.path === '>obl:agent' || other.path === '>nmod:poss') subject = 1;
    else if (isRelation(last, 'obj') && other.path.startsWith('>')) object = 1;
  }
  add(N.rivals, path, clause, subject, object);
  add(N.rivalGroup, path, clause, group);
  add(N.rivalGroup, path, object, subject, group);
  const passive = children[cue.index]!.some(
    child => tokens[child]!.deprel === 'aux:pass' || tokens[child]!.deprel === 'nsubj:pass',
  );
  add(N.passive, path, passive ? 1 : 0, group);
  add(N.passive, path, passive ? 1 : 0, lemma);
  add(N.rivals, path, Math.min(all.length, 6), 0, 9);
  add(
    N.rivals,
    path,
    all.filter(other => other.path === part.path).length,
    all.indexOf(part) === all.findIndex(other => other.path === part.path) ? 1 : 0,
    8,
  );
  const kids = children[part.head]!;
  add(N.tag, path, xpos[part.head]!, group, 1);
  add(N.tag, path, kids.length === 0 ? 1 : 2, tags[cue.index]!, 2);
  add(N.up, path, relations[part.head]!, tokens[part.head]!.head >= 0 ? lemmas[tokens[part.head]!.head]! : 1);
  if (kids.length > 0) add(N.order, lemmas[kids[0]!]!, group, path, 1);
  add(N.quoted, path, cue.index + 1 < tokens.length ? lemmas[cue.index + 1]! : 1, 1);
  const distance = Math.abs(part.head - cue.index);
  add(N.size, path, distance < 3 ? distance : distance < 6 ? 3 : distance < 12 ? 4 : 5);
  add(N.order, lemmas[Math.min(...children[part.head]!, part.head)]!, path);
  return features;
}
