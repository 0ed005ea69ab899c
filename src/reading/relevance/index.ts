export { type Relevance, relevanceOf } from './relevance.ts';
