export { DOSSIER_KINDS, type DossierDefinition, parseDefinition } from './definition.ts';
export { REVIEW_ACTIONS, type Review, type ReviewAction } from './review.ts';
