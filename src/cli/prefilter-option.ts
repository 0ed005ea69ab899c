import { type FileHandle, open } from 'node:fs/promises';
import type { InputFacts } from '../reports/index.ts';
import type { ParleyError } from '../text/index.ts';
import { counted } from '../text/index.ts';
import { admitRelevant, NOT_RELEVANT } from '../work/index.ts';

export interface PrefilterOption {
  readonly prefilter?: boolean;
  /** File for a line on each report that was skipped. */
  readonly skipped?: string;
}

export const PREFILTER_HELP = 'skip reports whose words do not speak of a negotiation, before anything is parsed';
export const SKIPPED_HELP = 'write a line on each report that --prefilter skips into this file';

export interface Prefilter {
  /** What the inputs are read with. */
  readonly facts: InputFacts;
  /** True for a report that was skipped, which is thereby counted and written down; any other error is the command's. */
  took(error: ParleyError): Promise<boolean>;
  /** What was skipped, as a sentence; null where nothing was asked for. */
  told(): string | null;
  close(): Promise<void>;
}

/** The pre-filter as a command's options ask for it; without them it lets everything through. */
export async function openPrefilter({ prefilter, skipped: path }: PrefilterOption): Promise<Prefilter> {
  const asked = prefilter === true || path !== undefined;
  const file: FileHandle | null = path === undefined ? null : await open(path, 'w');
  let skipped = 0;
  return {
    facts: asked ? { admit: admitRelevant } : {},
    async took(error) {
      if (error.code !== NOT_RELEVANT) return false;
      skipped++;
      await file?.write(`${error.message}\n`);
      return true;
    },
    told: () =>
      asked
        ? `${counted(skipped, 'report')} skipped for words that do not speak of a negotiation${path === undefined ? ' (--skipped FILE lists what is skipped)' : `, listed in ${path}`}.`
        : null,
    async close() {
      await file?.close();
    },
  };
}
