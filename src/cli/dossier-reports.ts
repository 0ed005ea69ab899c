import { effectOf, routeTo } from '../dossier/index.ts';
import type { Store } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';

/**
 * Ids of the reports that belong to a kept dossier: of all reports, or of some. Which they are follows from its definition and from what people
 * decided; it is not kept, so that a changed definition counts at once.
 *
 * @throws {ParleyError} `dossier-unknown`.
 */
export async function dossierReports(
  store: Store,
  dossier: string,
  among?: readonly string[],
): Promise<readonly string[]> {
  const definitions = await store.definitions();
  const definition = definitions.find(({ id }) => id === dossier);
  if (definition === undefined) {
    const known = definitions.map(({ id }) => id).join(', ');
    throw new ParleyError(
      'dossier-unknown',
      `There is no dossier ${dossier} in the record ${store.place}`,
      known === '' ? 'None is kept yet: parley dossier make makes one.' : `There are: ${known}.`,
    );
  }
  const { included, excluded } = effectOf(await store.reviews());
  const reports: string[] = [];
  for await (const reading of store.readings(among)) {
    const { id } = reading.report;
    if (!excluded.has(id) && (included.has(id) || routeTo(definition, reading).taken)) reports.push(id);
  }
  return reports;
}
