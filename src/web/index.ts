export { type WebAppOptions, webApp } from './app.ts';
export { publishSite } from './publish.ts';
export { type Served, serveSite } from './serve.ts';
export type { Site } from './site.ts';
