export { applyReviews, NOT_APPLIED } from './apply-reviews.ts';
export { ADDED_ENTITIES, type AddedEntry, readAddedEntry } from './apply-reviews-add.ts';
export { reviewProblem } from './apply-reviews-check.ts';
export {
  type Correctable,
  canonicalCorrection,
  correctableFields,
  isCorrectable,
  readCorrection,
} from './apply-reviews-fields.ts';
export {
  addReview,
  correctReview,
  type Decision,
  entryFromSelection,
  newReview,
  type Selection,
} from './apply-reviews-new.ts';
export { markPassages } from './apply-reviews-passages.ts';
export {
  type DefinedParty,
  DOSSIER_KINDS,
  type DossierDefinition,
  parseDefinition,
  renderDefinition,
} from './definition.ts';
export { isClash } from './discrepancies.ts';
export type * from './dossier.ts';
export { STANDING_KINDS } from './dossier.ts';
export { drawDefinitions } from './draw-definitions.ts';
export { type Dossiers, type DossiersOptions, makeDossiers } from './make-dossiers.ts';
export { type DossierOptions, makeDossier, type OpenDossier, openDossier } from './open-dossier.ts';
export {
  type Effect,
  effectOf,
  REVIEW_ACTIONS,
  type Review,
  type ReviewAction,
  stampOf,
  standingReviews,
  subjectOf,
} from './review.ts';
export { type Routing, routeTo } from './route.ts';
export { sentenceSpan } from './sentence-around.ts';
export { type ChangedField, type SinceView, sinceDay } from './since.ts';
export { DOSSIER_VIEWS, type DossierView, dossierParts } from './views/dossier-views.ts';
export { type DossierRow, dossierRow, renderList } from './views/list.ts';
export { renderDossier } from './views/show.ts';
export { renderSince } from './views/since.ts';
export { withoutRejected } from './without-rejected.ts';
