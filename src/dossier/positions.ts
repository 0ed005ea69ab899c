import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import type { DossierDefinition } from './definition.ts';
import type { DossierCondition, DossierShift, HeldPosition, PositionLine } from './dossier.ts';
import { type Given, mergeField } from './merge-field.ts';
import { overlapOf, wordingOf } from './words.ts';

export interface PositionSources {
  readonly readings: readonly Reading[];
  readonly definition: DossierDefinition;
  cast(report: string): Cast;
  sideName(side: string): string;
  group(report: string): string;
}

/** The defined issue that a text speaks of; null where it speaks of none. */
export function issueOf(text: string, { issues }: DossierDefinition): string | null {
  const plain = ` ${text.toLowerCase()} `;
  const found = issues.find(({ name, words }) => [name, ...words].some(word => plain.includes(word.toLowerCase())));
  return found?.name ?? null;
}

/** Positions of all reports, one line for each side and issue, in order of time. */
export function positionLines({ readings, definition, cast, sideName }: PositionSources): PositionLine[] {
  const lines = new Map<string, { side: string; issue: string; held: HeldPosition[] }>();
  for (const { report, positions } of readings) {
    const who = cast(report.id);
    for (const { id, actor, issue, stance, polarity, from, cites } of positions) {
      const side = sideName(who.side(actor) ?? who.profile(actor)?.actor.name ?? actor);
      const about = issueOf(`${issue} ${stance}`, definition) ?? issue;
      const key = `${side}|${about.toLowerCase()}`;
      const line = lines.get(key) ?? { side, issue: about, held: [] };
      line.held.push({ entry: id, report: report.id, stance, polarity, from: from ?? report.published, cites });
      lines.set(key, line);
    }
  }
  return [...lines]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, { side, issue, held }]) => ({
      id: `position/${key.replace(/\s+/g, '-')}`,
      side,
      issue,
      held: held.sort((a, b) => compare(a.from ?? '', b.from ?? '') || compare(a.entry, b.entry)),
    }));
}

/** Conditions of all reports: one entry where the same side sets the same condition in much the same words. */
export function mergeConditions({ readings, cast, sideName, group }: PositionSources): DossierCondition[] {
  const merged: { side: string | null; operator: string; words: string; all: { reading: Reading; index: number }[] }[] =
    [];
  const inOrder = [...readings].sort(
    (a, b) => compare(a.report.published ?? '', b.report.published ?? '') || compare(a.report.id, b.report.id),
  );
  for (const reading of inOrder) {
    reading.conditions.forEach(({ setBy, operator, requires }, index) => {
      const who = cast(reading.report.id);
      const side = setBy === null ? null : sideName(who.side(setBy) ?? who.profile(setBy)?.actor.name ?? setBy);
      const words = wordingOf(requires.exact);
      const found = merged.find(
        one => one.side === side && one.operator === operator && overlapOf(wordingOf(one.words), words).held >= 0.6,
      );
      if (found === undefined) merged.push({ side, operator, words: requires.exact, all: [{ reading, index }] });
      else found.all.push({ reading, index });
    });
  }
  return merged.map(({ side, all }): DossierCondition => {
    const first = all[0]!.reading.conditions[all[0]!.index]!;
    const last = all.at(-1)!.reading.conditions[all.at(-1)!.index]!;
    const requires = mergeField(
      all.map(
        ({ reading, index }): Given => ({
          value: reading.conditions[index]!.requires.exact,
          voice: { kind: 'reporter', name: null },
          cites: [reading.conditions[index]!.requires],
          report: reading.report.id,
          published: reading.report.published,
          source: group(reading.report.id),
        }),
      ),
    );
    return {
      id: `condition/${all.map(({ reading, index }) => reading.conditions[index]!.id).sort(compare)[0]}`,
      entity: 'condition',
      setBy: side,
      operator: first.operator,
      requires,
      state: last.state,
      reports: [...new Set(all.map(({ reading }) => reading.report.id))].sort(compare),
      cites: all.flatMap(({ reading, index }) => reading.conditions[index]!.cites),
      firstReported: all[0]!.reading.report.published,
    };
  });
}

const OPEN_ORDER = { against: 0, silent: 1, ambiguous: 1, conditional: 2, for: 3 } as const;

/** Shifts that reports tell of, and those that the record itself shows: another stance on one issue, another wording of one condition. */
export function shiftsOf(
  lines: readonly PositionLine[],
  conditions: readonly DossierCondition[],
  { readings, cast, sideName }: PositionSources,
): DossierShift[] {
  const shifts: DossierShift[] = [];
  for (const { side, issue, held } of lines) {
    held.forEach((after, i) => {
      const before = held[i - 1];
      if (before === undefined || before.polarity === after.polarity || before.from === after.from) return;
      const change = OPEN_ORDER[after.polarity] - OPEN_ORDER[before.polarity];
      shifts.push({
        id: `shift/${after.entry}`,
        side,
        issue,
        direction: change > 0 ? 'softer' : change < 0 ? 'harder' : 'sideways',
        before: { words: before.stance, day: before.from, cites: before.cites },
        after: { words: after.stance, day: after.from, cites: after.cites },
        rule: 'another stance on the same issue',
      });
    });
  }
  const bySetter = new Map<string, DossierCondition[]>();
  for (const condition of conditions)
    if (condition.setBy !== null)
      bySetter.set(`${condition.setBy}|${condition.operator}`, [
        ...(bySetter.get(`${condition.setBy}|${condition.operator}`) ?? []),
        condition,
      ]);
  for (const [, same] of [...bySetter].sort(([a], [b]) => compare(a, b))) {
    const inTime = [...same].sort(
      (a, b) => compare(a.firstReported ?? '', b.firstReported ?? '') || compare(a.id, b.id),
    );
    inTime.forEach((after, i) => {
      const before = inTime[i - 1];
      if (before === undefined || before.firstReported === after.firstReported) return;
      const [one, other] = [wordingOf(before.requires.preferred ?? ''), wordingOf(after.requires.preferred ?? '')];
      // Changed, not new: something of the old wording is kept.
      if (overlapOf(one, other).shared < 1) return;
      shifts.push({
        id: `shift/${after.id}`,
        side: after.setBy!,
        issue: 'condition',
        direction: 'unclear',
        before: { words: before.requires.preferred ?? '', day: before.firstReported, cites: before.cites },
        after: { words: after.requires.preferred ?? '', day: after.firstReported, cites: after.cites },
        rule: 'another wording of the condition',
      });
    });
  }
  for (const { report, shifts: told } of readings) {
    const who = cast(report.id);
    for (const { id, actor, issue, from, to, direction, cites } of told) {
      shifts.push({
        id: `shift/${id}`,
        side: sideName(who.side(actor) ?? who.profile(actor)?.actor.name ?? actor),
        issue: issue ?? 'unnamed',
        direction,
        before: { words: from ?? '', day: null, cites: [] },
        after: { words: to ?? cites[0].exact, day: report.published, cites },
        rule: 'told by the report',
      });
    }
  }
  return shifts.sort((a, b) => compare(a.after.day ?? '', b.after.day ?? '') || compare(a.id, b.id));
}
