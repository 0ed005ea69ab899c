export { readAssessments } from './read-assessments.ts';
