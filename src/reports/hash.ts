import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal; text is hashed as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The id of a report whose source gives it none: from publisher, url and text, so that the same report has it everywhere. */
export function reportIdOf(publisher: string | null, url: string | null, text: string): string {
  return sha256(JSON.stringify([publisher, url, text])).slice(0, 24);
}
