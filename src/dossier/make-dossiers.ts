import type { Reading } from '../reading/index.ts';
import type { PassageIndex } from '../reports/index.ts';
import type { DossierDefinition } from './definition.ts';
import type { Dossier } from './dossier.ts';
import { drawDefinitions } from './draw-definitions.ts';
import { openDossier } from './open-dossier.ts';
import type { Review } from './reviews/review.ts';

export interface DossiersOptions {
  readonly definitions: readonly DossierDefinition[];
  /** The day the dossiers are made for (ISO): ages and deadlines are counted to it. */
  readonly today: string;
  readonly reviews?: readonly Review[];
  /** Makes an empty passage index (`newPassageIndex`) for each dossier. */
  readonly passages?: () => PassageIndex;
  /** True to draw dossiers, beside the defined ones, from reports that no definition takes. */
  readonly draw?: boolean;
}

/** Every dossier that some readings make, and the reports that went into none, each with the reasons. */
export interface Dossiers {
  readonly dossiers: readonly Dossier[];
  readonly unrouted: readonly { readonly report: string; readonly because: readonly string[] }[];
}

/** Routes the readings to the definitions, draws dossiers from the rest where asked, and merges each. A report may serve several. */
export function makeDossiers(
  readings: readonly Reading[],
  { definitions, today, reviews = [], passages, draw = definitions.length === 0 }: DossiersOptions,
): Dossiers {
  const refusals = new Map<string, string[]>(readings.map(({ report }) => [report.id, []]));
  const taken = new Set<string>();
  const make = (definition: DossierDefinition, route: boolean, given: readonly Reading[]): Dossier => {
    const index = passages?.();
    const open = openDossier({ definition, reviews, route, ...(index === undefined ? {} : { passages: index }) });
    for (const reading of given) {
      const routing = open.add(reading);
      if (routing.taken) taken.add(reading.report.id);
      else refusals.get(reading.report.id)!.push(`${definition.title}: ${routing.because}`);
    }
    return open.dossier(today);
  };
  const dossiers = definitions.map(definition => make(definition, true, readings));
  if (draw) {
    const rest = readings.filter(({ report }) => !taken.has(report.id));
    for (const { definition, reports } of drawDefinitions(rest))
      dossiers.push(
        make(
          definition,
          false,
          rest.filter(({ report }) => reports.includes(report.id)),
        ),
      );
  }
  const unrouted = readings
    .filter(({ report }) => !taken.has(report.id))
    .map(({ report }) => ({ report: report.id, because: refusals.get(report.id)! }));
  return { dossiers, unrouted };
}
