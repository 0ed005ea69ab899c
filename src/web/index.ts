export { type WebAppOptions, webApp } from './app.ts';
export { type PublishOptions, publishSite } from './publish.ts';
export { SHOWN, type Shown } from './published/limit-words.ts';
export { parseNewsroom } from './published/newsroom.ts';
export { withheldNames } from './published/withheld-names.ts';
export { type Served, serveSite } from './serve.ts';
export type { Newsroom, Site } from './site.ts';
