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
export { ADDED_ENTITIES, type AddedEntry, readAddedEntry } from './reviews/add-entries.ts';
export { applyReviews, NOT_APPLIED } from './reviews/apply-reviews.ts';
export { reviewProblem } from './reviews/check-review.ts';
export {
  type Correctable,
  canonicalCorrection,
  correctableFields,
  isCorrectable,
  readCorrection,
} from './reviews/correctable-fields.ts';
export { markPassages } from './reviews/mark-passages.ts';
export {
  addReview,
  correctReview,
  type Decision,
  entryFromSelection,
  newReview,
  type Selection,
} from './reviews/new-review.ts';
export {
  type Effect,
  effectOf,
  REVIEW_ACTIONS,
  type Review,
  type ReviewAction,
  stampOf,
  standingReviews,
  subjectOf,
} from './reviews/review.ts';
export { withoutRejected } from './reviews/without-rejected.ts';
export { type Routing, routeTo } from './route.ts';
export { sentenceSpan } from './sentence-around.ts';
export { type ChangedField, type SinceView, sinceDay } from './since.ts';
export { DOSSIER_VIEWS, type DossierView, dossierParts } from './views/dossier-views.ts';
export { type DossierRow, dossierRow, renderList } from './views/list.ts';
export { renderDossier } from './views/show.ts';
export { renderSince } from './views/since.ts';
