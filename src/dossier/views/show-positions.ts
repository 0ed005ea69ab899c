import type { DossierAccount, DossierCondition, DossierShift, PositionLine } from '../dossier.ts';
import { shorten } from '../merge-entries.ts';
import { indented, type ReportNames } from './lines.ts';

/** A change of words on one issue, old and new side by side. */
export function shiftLine({ side, issue, direction, before, after }: DossierShift): string {
  const old = before.words === '' ? '' : `“${shorten(before.words)}” → `;
  return `  ${side}, ${issue}, ${direction}: ${old}“${shorten(after.words)}” (${dayOf(after.day)})`;
}

/** What a side held on an issue, in order of time. */
export function positionLines({ side, issue, held }: PositionLine, name: ReportNames): string[] {
  return [
    `  ${side} on ${shorten(issue, 60)}`,
    ...indented(
      held.map(
        ({ from, polarity, stance, report }) => `${dayOf(from)}  ${polarity}: “${shorten(stance)}” (${name(report)})`,
      ),
    ),
  ];
}

/** A position that one report alone tells of. */
export function positionLine({ side, held: [only] }: PositionLine, name: ReportNames): string {
  return `  ${side}, ${only!.polarity}: “${shorten(only!.stance)}” (${name(only!.report)})`;
}

export function conditionLines(
  { setBy, operator, requires, state, firstReported }: DossierCondition,
  name: ReportNames,
): string[] {
  const [first, ...others] = requires.versions;
  return [
    `  ${setBy ?? 'Somebody'}, ${operator}: “${shorten(requires.preferred ?? '')}” – ${state}, since ${dayOf(firstReported)} (${(first?.reports ?? []).map(name).join(' and ')})`,
    ...indented(others.map(({ value, reports }) => `${reports.map(name).join(' and ')}: “${shorten(value)}”`)),
  ];
}

/** A narrative in the words of three reports, and the acts of the record that it may speak of. */
export function accountLines({ holders, blames, claims, acts }: DossierAccount, name: ReportNames): string[] {
  return [
    `  ${holders.join(' and ')} blames ${blames.join(' and ')}`,
    ...indented(claims.slice(0, 3).map(({ words, report }) => `${name(report)}: “${shorten(words)}”`)),
    ...indented(
      acts.length === 0
        ? []
        : [
            `in the record: ${acts
              .slice(0, 3)
              .map(({ record }) => record)
              .join('; ')}`,
          ],
    ),
  ];
}

const dayOf = (day: string | null) => day?.slice(0, 10) ?? 'undated';
