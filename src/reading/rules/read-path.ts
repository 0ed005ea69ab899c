import type { PathStep } from './rule.ts';

/** Relations a path may name. `doer` is who does it, through possession, light verbs and control alike; see the room's README. */
const RELATIONS = [
  'nsubj',
  'obj',
  'iobj',
  'xcomp',
  'ccomp',
  'advcl',
  'acl',
  'amod',
  'compound',
  'poss',
  'appos',
  'nmod',
  'obl',
  'advmod',
  'doer',
  'head',
  'self',
  'parataxis',
  'conj',
  'csubj',
  'cop',
] as const;

const KNOWN: ReadonlySet<string> = new Set(RELATIONS);
const WITH_WORD: ReadonlySet<string> = new Set([
  'nmod',
  'obl',
  'advcl',
  'acl',
  'advmod',
  'xcomp',
  'ccomp',
  'compound',
  'amod',
]);

/**
 * Reads a slot's paths: alternatives by comma, steps by `>`: `obj, xcomp > obj, obl:on`. `obl:on` is a phrase with "on" wherever
 * the tree hangs it; `advcl:after` a clause that begins with "after".
 *
 * @throws {SyntaxError} for a relation that does not exist.
 */
export function readPaths(written: string): PathStep[][] {
  return written.split(',').map(alternative =>
    alternative.split('>').map(step => {
      const [relation = '', ...rest] = step.trim().split(':');
      const word = rest.length > 0 ? rest.join(':').trim().replaceAll('_', ' ') : null;
      if (!KNOWN.has(relation))
        throw new SyntaxError(`there is no relation "${relation}"; there are ${RELATIONS.join(', ')}`);
      if (word === 'agent' && relation === 'obl') return { relation: 'nsubj', word: null };
      if (word !== null && !WITH_WORD.has(relation))
        throw new SyntaxError(`"${relation}" takes no word after a colon, but "${step.trim()}" has one`);
      return { relation, word };
    }),
  );
}
