import type { Dossier } from '../dossier.ts';

/** The views of a dossier, in the order they are shown, each with the parts of the record it shows. */
const PARTS = {
  standing: ['standing'],
  discrepancies: ['discrepancies'],
  meetings: ['meetings'],
  threads: ['threads', 'moves'],
  agreements: ['agreements'],
  positions: ['positions', 'shifts'],
  conditions: ['conditions'],
  accounts: ['accounts'],
  statements: ['statements'],
  actors: ['actors'],
  reports: ['reports', 'groups'],
} as const satisfies Record<string, readonly (keyof Dossier)[]>;

export type DossierView = keyof typeof PARTS;
export const DOSSIER_VIEWS = Object.keys(PARTS) as readonly DossierView[];
/** What is shown when no view is named: everything but the long lists. */
export const MAIN_VIEWS = DOSSIER_VIEWS.filter(view => !['statements', 'actors', 'reports'].includes(view));

/** Some views of a dossier as data: the parts they show, as the `Dossier` has them, under its id and title. */
export function dossierParts(
  dossier: Dossier,
  views: readonly DossierView[],
): Partial<Dossier> & { readonly title: string; readonly views: readonly DossierView[] } {
  const parts = views.flatMap(view => PARTS[view]).map(part => [part, dossier[part]] as const);
  return { id: dossier.id, title: dossier.definition.title, views, ...Object.fromEntries(parts) };
}
