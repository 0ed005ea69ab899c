import { compare } from './cluster.ts';
import type { Dossier, DossierDiscrepancy, DossierReport, DossierShift, MergedEntry, MergedId } from './dossier.ts';

/** A field of an older entry that a newer report gave another value. */
export interface ChangedField {
  readonly entry: MergedId;
  readonly label: string;
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a dossier has that it did not have before a day. */
export interface SinceView {
  readonly since: string;
  readonly reports: readonly DossierReport[];
  readonly entries: readonly MergedEntry[];
  readonly changed: readonly ChangedField[];
  readonly shifts: readonly DossierShift[];
  readonly discrepancies: readonly DossierDiscrepancy[];
}

/** Everything first reported on or after the day (ISO), and what newer reports changed in what was there before. */
export function sinceDay(dossier: Dossier, since: string): SinceView {
  const isNew = (day: string | null) => day !== null && day.slice(0, 10) >= since;
  const newReports = new Set(dossier.reports.filter(({ published }) => isNew(published)).map(({ id }) => id));
  const entries: readonly MergedEntry[] = [
    ...dossier.meetings,
    ...dossier.moves,
    ...dossier.agreements,
    ...dossier.statements,
  ];
  const old = entries.filter(({ firstReported }) => firstReported !== null && !isNew(firstReported));
  const changed = old.flatMap(entry =>
    fieldsOf(entry).flatMap(([field, { versions }]) => {
      const added = versions.filter(({ reports }) => reports.every(report => newReports.has(report)));
      if (added.length === 0 || added.length === versions.length) return [];
      const before = versions.filter(version => !added.includes(version)).map(({ value }) => value);
      return [{ entry: entry.id, label: entry.label, field, before, after: added.map(({ value }) => value) }];
    }),
  );
  return {
    since,
    reports: dossier.reports.filter(({ id }) => newReports.has(id)),
    entries: entries.filter(({ firstReported }) => isNew(firstReported)),
    changed: changed.sort((a, b) => compare(a.entry, b.entry) || compare(a.field, b.field)),
    shifts: dossier.shifts.filter(({ after }) => isNew(after.day)),
    discrepancies: dossier.discrepancies.filter(({ firstReported }) => isNew(firstReported)),
  };
}

/** The fields whose change is news; another wording of a statement or a move is none. */
function fieldsOf(entry: MergedEntry) {
  switch (entry.entity) {
    case 'meeting':
      return Object.entries({
        status: entry.status,
        date: entry.date,
        venue: entry.venue,
        format: entry.format,
        duration: entry.duration,
        parties: entry.parties,
        ordinal: entry.ordinal,
      });
    case 'move':
      return Object.entries({ type: entry.type, date: entry.date, terms: entry.terms });
    case 'agreement':
      return Object.entries({ status: entry.status, signed: entry.signed });
    case 'statement':
      return Object.entries({ speaker: entry.speaker });
  }
}
