import { listed, type Tree } from '../rules/index.ts';
import type { DictionaryMatch } from './dictionary-index.ts';

/**
 * Noun phrases with the codes of who they stand for: an actor's code and those of its agents, joined where they stand in one phrase.
 *
 *   Lawmakers and officials in Lima and Quito       [[PERLEG] [ECULEG] [PERGOV] [ECUGOV]]
 *   the Peruvian army and police                    [[PERMIL] [PERCOP]]
 */
export interface CodedPhrase {
  /** First and last word, both included. */
  readonly first: number;
  readonly last: number;
  /** All it stands for; empty where agents have no actor ("a senior official") or an actor has no code on that day. */
  readonly codes: readonly string[];
  /** True for "Lima and Quito", not for one name that stands for several. */
  readonly compound: boolean;
}

/** What joins two matches that follow each other: parts of one phrase, "of", "and", a comma of a list, or nothing. */
type Link = 'inside' | 'of' | 'and' | 'comma' | 'none';

/** One member of a list: actors and agents that stand side by side. */
interface Member {
  readonly first: number;
  readonly last: number;
  readonly actor: readonly string[] | null;
  readonly agents: readonly Extract<DictionaryMatch, { kind: 'agent' }>['agent'][];
}

/** The coded phrases of a sentence, in text order, from the names found in it. */
export function codedPhrases(tree: Tree, matches: readonly DictionaryMatch[]): readonly CodedPhrase[] {
  const members = membersOf(tree, matches);
  const links = listLinks(members.slice(1).map((member, index) => linkOf(tree, members[index]!.last, member.first)));
  const phrases: CodedPhrase[] = [];
  for (let at = 0; at < members.length; ) {
    let end = at + 1;
    while (end < members.length && joins(links, members, end)) end++;
    phrases.push(phraseOf(members.slice(at, end), links.slice(at, end - 1)));
    at = end;
  }
  return phrases;
}

/** "of" goes on only from agents that still lack an actor: "officials in Lima", but not "Lima officials in [Quito]". */
function joins(links: readonly Link[], members: readonly Member[], end: number): boolean {
  const link = links[end - 1]!;
  if (link === 'and' || link === 'comma') return true;
  return link === 'of' && members[end - 1]!.actor === null && members[end]!.actor !== null;
}

function membersOf(tree: Tree, matches: readonly DictionaryMatch[]): Member[] {
  const members: Member[] = [];
  let lastMatch = -1;
  for (const match of matches) {
    const open = members.at(-1);
    const own: Member = {
      first: match.first,
      last: match.last,
      actor: match.kind === 'actor' ? match.codes : null,
      agents: match.kind === 'agent' ? [match.agent] : [],
    };
    if (open !== undefined && linkOf(tree, lastMatch, match.first) === 'inside') {
      // "Peru's president Castillo": the first name says whose it is.
      members[members.length - 1] = {
        first: open.first,
        last: match.last,
        actor: open.actor ?? own.actor,
        agents: [...open.agents, ...own.agents],
      };
    } else members.push(own);
    lastMatch = match.last;
  }
  return members;
}

const JOINING = new Set(['of', 'from', 'in']);

/** What the words between two matches make of them. */
function linkOf(tree: Tree, left: number, right: number): Link {
  let link: Link = 'inside';
  for (let at = left + 1; at < right; at++) {
    const { form, upos, xpos, deprel } = tree.tokens[at]!;
    const word = form.toLowerCase();
    if (JOINING.has(word) && upos === 'ADP') {
      if (link !== 'inside') return 'none';
      link = 'of';
    } else if (word === ',') {
      if (link !== 'inside') return 'none';
      link = 'comma';
    } else if (upos === 'CCONJ' && ['and', 'or', 'nor', '&'].includes(word)) {
      // "its awful [and] costly ministry"
      if (tree.tokens[at - 1]!.upos === 'ADJ' && tree.tokens[at + 1]?.upos === 'ADJ' && link === 'inside') continue;
      if (link !== 'inside' && link !== 'comma') return 'none';
      link = 'and';
    } else if (upos === 'DET') {
      if (link === 'inside') return 'none';
    } else if (!(isDescribing(upos) || xpos === 'POS' || word === '-' || deprel === 'amod')) return 'none';
    // "told Lima [on Monday]": a day ends the phrase it follows
    else if (link === 'inside' && listed('words of time', tree.tokens[at]!.lemma.toLowerCase())) return 'none';
  }
  return link;
}

const isDescribing = (upos: string): boolean =>
  upos === 'ADJ' || upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM' || upos === 'ADV';

/** Commas join only in a list that an "and" closes: "Lima, Quito and Bogota", not "Lima, Quito's old rival". */
function listLinks(links: readonly Link[]): readonly Link[] {
  return links.map((link, index) => {
    if (link !== 'comma') return link;
    let at = index;
    while (links[at] === 'comma') at++;
    return links[at] === 'and' ? link : 'none';
  });
}

function phraseOf(members: readonly Member[], links: readonly Link[]): CodedPhrase {
  const codes: string[] = [];
  let owner: Member | null = null;
  /** Agents that an actor after "of" will own, and every actor joined to that one. */
  let unowned: Member[] = [];
  let owned = false;
  members.forEach((member, index) => {
    if (member.actor === null) {
      if (!owned && owner?.actor && owner.agents.length > 0) {
        // "the Peruvian naval officers and [guards]" share the actor, and what describes them
        codes.push(...codesOf(owner.actor, [...owner.agents.slice(0, -1), ...member.agents]));
      } else {
        unowned = owned ? [member] : [...unowned, member];
        owned = false;
      }
      return;
    }
    if (index > 0 && links[index - 1] === 'of') {
      // "the Peruvian army and police in [Quito]": where they are, for it is clear whose they are
      if (unowned.length === 0) return;
      owned = true;
    }
    if (owned && member.agents.length === 0) {
      for (const { agents } of unowned) codes.push(...codesOf(member.actor, agents));
    } else {
      codes.push(...codesOf(member.actor, member.agents));
      unowned = [];
      owned = false;
    }
    owner = member;
  });
  return {
    first: members[0]!.first,
    last: members.at(-1)!.last,
    codes: [...new Set(codes)],
    compound: links.some(link => link !== 'of'),
  };
}

/** PER and ~GOV is PERGOV; a code that says so already keeps its length. */
function codesOf(actors: readonly string[], agents: Member['agents']): string[] {
  return actors.map(actor =>
    agents.reduce((code, agent) => {
      if (agent.place === 'before') return agent.code + code;
      return code.slice(3).match(/.{3}/g)?.includes(agent.code) || code === agent.code ? code : code + agent.code;
    }, actor),
  );
}
