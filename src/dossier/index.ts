export {
  type DefinedParty,
  DOSSIER_KINDS,
  type DossierDefinition,
  parseDefinition,
} from './definition.ts';
export { isClash } from './discrepancies.ts';
export type * from './dossier.ts';
export { STANDING_KINDS } from './dossier.ts';
export { type DossierOptions, makeDossier, type OpenDossier, openDossier } from './open-dossier.ts';
export { REVIEW_ACTIONS, type Review, type ReviewAction } from './review.ts';
export { drawDefinitions, type Routing, routeTo } from './route.ts';
export { type ChangedField, type SinceView, sinceDay } from './since.ts';
