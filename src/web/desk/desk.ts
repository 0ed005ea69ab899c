import type { LiveRecord } from '../../work/index.ts';
import { onceFor } from '../once-for.ts';
import type { Site } from '../site.ts';

/** Who asks, as the server knows it. */
export interface DeskViewer {
  /** A reader looks on; a reviewer decides and adds. */
  readonly role: 'reader' | 'reviewer';
  /** The name of a login; null where there is none, and each person says under which name to keep decisions. */
  readonly name: string | null;
}

/** A record that is worked on in the browser: its pages follow it, and people decide, correct and add. */
export interface Desk {
  readonly live: LiveRecord;
  /** The newsroom's own name. */
  readonly name: string | null;
  /** Default: everybody is a reviewer without a login. */
  readonly viewerOf?: (request: Request) => DeskViewer;
}

const named = onceFor((desk: Desk) =>
  onceFor((site: ReturnType<LiveRecord['site']>): Site => ({ ...site, name: desk.name })),
);

/** The site as it stands: the same object until something changes. */
export const siteOf = (desk: Desk): Site => named(desk)(desk.live.site());
