import {
  type Dossier,
  type DossierDefinition,
  drawDefinitions,
  type OpenDossier,
  openDossier,
  type Review,
} from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import { newPassageIndex } from '../reports/index.ts';

/** The dossiers of a record, kept open: a report or a review more costs as much as what it touches. */
export interface LiveDossiers {
  /** Says what the dossiers are about; empty to have them drawn from the readings. True when every reading has to be offered once more. */
  define(definitions: readonly DossierDefinition[]): boolean;
  /** Offers a reading, or a newer one of its report. False when no dossier takes it, and it need not be held. */
  offer(reading: Reading): boolean;
  remove(report: string): void;
  review(log: readonly Review[]): void;
  dossiers(today: string): readonly Dossier[];
  /** The reports that are in one at least. */
  reports(): ReadonlySet<string>;
  /** Reports that went into no dossier, each with the reasons. */
  unrouted(): readonly { readonly report: string; readonly because: readonly string[] }[];
}

interface Shelf {
  readonly definition: DossierDefinition;
  readonly open: OpenDossier;
  /** Reports in it, and why others are not. */
  readonly taken: Set<string>;
  readonly refused: Map<string, string>;
  /** As it was last asked for. */
  made: { readonly today: string; readonly dossier: Dossier } | null;
}

/** @param reviewed A reading with the reviews applied, for drawing. */
export function newLiveDossiers(reviewed: (reading: Reading) => Reading): LiveDossiers {
  let shelves = new Map<string, Shelf>();
  let log: readonly Review[] = [];
  let drawing = true;
  /** While dossiers are drawn: everything there is to draw from, and whether what was drawn is still right. */
  const pool = new Map<string, Reading>();
  let drawn = true;

  const newShelf = (definition: DossierDefinition, route: boolean): Shelf => ({
    definition,
    open: openDossier({ definition, reviews: log, route, passages: newPassageIndex() }),
    taken: new Set(),
    refused: new Map(),
    made: null,
  });
  const put = (shelf: Shelf, reading: Reading): boolean => {
    const { id } = reading.report;
    const before = shelf.taken.has(id);
    const { taken, because } = shelf.open.add(reading);
    shelf.refused.delete(id);
    if (taken) shelf.taken.add(id);
    else {
      // Not held for a dossier it is not in: it is offered anew when something is decided on it.
      shelf.open.remove(id);
      shelf.taken.delete(id);
      shelf.refused.set(id, because);
    }
    if (taken || before) shelf.made = null;
    return taken;
  };
  const take = (shelf: Shelf, report: string) => {
    shelf.refused.delete(report);
    if (!shelf.taken.delete(report)) return;
    shelf.open.remove(report);
    shelf.made = null;
  };
  const draw = () => {
    const found = drawDefinitions([...pool.values()].map(reviewed));
    const next = new Map<string, Shelf>();
    for (const { definition, reports } of found) {
      const known = shelves.get(definition.id);
      const same = known !== undefined && JSON.stringify(known.definition) === JSON.stringify(definition);
      const shelf = same ? known : newShelf(definition, false);
      const wanted = new Set(reports);
      for (const report of [...shelf.taken]) if (!wanted.has(report)) take(shelf, report);
      for (const report of reports) if (!shelf.taken.has(report)) put(shelf, pool.get(report)!);
      next.set(definition.id, shelf);
    }
    shelves = next;
    drawn = true;
  };

  return {
    define(definitions) {
      const before = shelves;
      const wasDrawing = drawing;
      drawing = definitions.length === 0;
      if (drawing && wasDrawing) return false;
      drawn = !drawing;
      shelves = new Map();
      pool.clear();
      if (drawing) return true;
      let anew = wasDrawing;
      for (const definition of definitions) {
        const known = wasDrawing ? undefined : before.get(definition.id);
        const same = known !== undefined && JSON.stringify(known.definition) === JSON.stringify(definition);
        shelves.set(definition.id, same ? known : newShelf(definition, true));
        anew ||= !same;
      }
      return anew;
    },
    offer(reading) {
      if (!drawing) return [...shelves.values()].map(shelf => put(shelf, reading)).includes(true);
      pool.set(reading.report.id, reading);
      for (const shelf of shelves.values()) if (shelf.taken.has(reading.report.id)) put(shelf, reading);
      drawn = false;
      return true;
    },
    remove(report) {
      if (pool.delete(report)) drawn = false;
      for (const shelf of shelves.values()) take(shelf, report);
    },
    review(next) {
      log = next;
      drawn = !drawing;
      for (const shelf of shelves.values()) {
        shelf.open.review(log);
        shelf.made = null;
      }
    },
    dossiers(today) {
      if (!drawn) draw();
      return [...shelves.values()].map(shelf => {
        if (shelf.made?.today !== today) shelf.made = { today, dossier: shelf.open.dossier(today) };
        return shelf.made.dossier;
      });
    },
    reports() {
      if (!drawn) draw();
      return new Set([...shelves.values()].flatMap(({ taken }) => [...taken]));
    },
    unrouted() {
      if (!drawn) draw();
      const all = [...shelves.values()];
      const inNone = (report: string) => !all.some(({ taken }) => taken.has(report));
      if (drawing) return [...pool.keys()].filter(inNone).map(report => ({ report, because: [] }));
      const reports = new Set(all.flatMap(({ refused }) => [...refused.keys()]).filter(inNone));
      return [...reports].map(report => ({
        report,
        because: all.map(({ definition, refused }) => `${definition.title}: ${refused.get(report) ?? ''}`),
      }));
    },
  };
}
