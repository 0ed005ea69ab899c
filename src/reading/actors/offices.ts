import type { ActorId } from '../entry.ts';
import type { Figure } from './cast.ts';
import { type Casting, ownersOf } from './casting.ts';
import { roleKey } from './reference/actor-words.ts';

const ENVOY = /(?:ambassador|envoy|representative)$/;

/**
 * Notes the office that the words around a name give: "[Russian President] Vladimir Putin", "Omid Maisam, [a spokesman for Abdullah]".
 * What the report says of somebody goes before the reference list, but a former office gives no side.
 */
export function giveOffice(casting: Casting, position: number, person: Figure, titles: readonly string[]): void {
  const { cast, offices } = casting;
  const candidate = casting.candidates[position]!;
  const owners = ownersOf(casting, position).filter(({ id }) => id !== person.id);
  const words = wordsOf(casting, position);
  const flags = flagsOf(words);
  for (const title of titles) if (!flags.includes('former')) person.roles.add(roleKey(title));
  const role = titles.find(title => title.length > 3) ?? null;
  // "North Korea's ambassador to the United Nations" speaks for North Korea.
  const owner =
    (role !== null && ENVOY.test(role) ? owners.find(({ kind }) => kind === 'state') : undefined) ?? owners[0];
  if (owner === undefined) return;
  const organisation = organisationOf(casting, owner);
  if (role !== null && organisation !== null) {
    offices.push({
      person,
      role,
      organisation,
      spans: [casting.spanOf(candidate)],
      flags,
      rule: 'title or apposition',
    });
  }
  if (flags.includes('former') || standsApart(casting, role)) return;
  const side =
    owner.kind === 'person' && role !== null && !cast.chainOf(owner.id).includes(person.id) ? owner.id : organisation;
  if (side === null || cast.chainOf(side).includes(person.id)) return;
  const known = person.partOf;
  // The report's own word replaces the list's unless it only says the same less exactly.
  if (
    known === null ||
    (person.mentions.length <= 1 && !cast.chainOf(known).includes(side)) ||
    cast.chainOf(side).includes(known)
  )
    person.partOf = side;
}

function organisationOf({ cast }: Casting, owner: Figure): ActorId | null {
  if (owner.id.endsWith('/people')) return owner.partOf;
  if (owner.kind === 'person') return cast.chainOf(owner.id)[1] ?? null;
  return owner.id;
}

function wordsOf(casting: Casting, position: number): string {
  const candidate = casting.candidates[position]!;
  const { tokens } = casting.tree(candidate.sentence);
  return tokens
    .slice(Math.max(0, candidate.first - 2), candidate.last + 1)
    .map(({ form }) => form.toLowerCase())
    .join(' ');
}

function flagsOf(words: string): ('acting' | 'former' | 'self-styled')[] {
  const flags: ('acting' | 'former' | 'self-styled')[] = [];
  if (/\b(?:former|ex|retired|late|then|ousted|deposed)\b/.test(words)) flags.push('former');
  if (/\b(?:acting|interim|caretaker)\b/.test(words)) flags.push('acting');
  if (/\bself (?:- )?(?:styled|proclaimed|declared)\b|\bself-(?:styled|proclaimed|declared)\b/.test(words))
    flags.push('self-styled');
  return flags;
}

/** Experts, witnesses, relatives: what they belong to does not speak through them. */
function standsApart({ cast }: Casting, role: string | null): boolean {
  if (role === null) return false;
  const senses = cast.reference.words.nouns.longest(role.split(/[ -]/), 0)?.values ?? [];
  return senses.some(sense => sense.sense === 'role' && sense.standing === 'stands apart');
}
