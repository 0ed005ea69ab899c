import type { Review } from '../../dossier/index.ts';
import type { Entry } from '../../reading/index.ts';
import type { Store } from '../../store/index.ts';
import { EXIT_CODES, type ExitCode } from '../exit-code.ts';
import { type StoreOption, withStore } from '../store-option.ts';
import type { Terminal } from '../terminal.ts';
import type { Signed } from './decide.ts';
import { renderReview } from './render-subject.ts';
import { reviewerOf } from './reviewer.ts';

export interface ReviewOptions extends StoreOption {
  readonly by?: string;
  readonly reason?: string;
  readonly json?: boolean;
  readonly blind?: boolean;
  readonly dossier?: string;
  readonly report?: string;
  readonly kind?: Entry['entity'];
  readonly limit?: number;
  readonly nth?: number;
}

/** Keeps what was decided, all of it or nothing, and prints each review that is on disk. */
export async function keepCommand(
  options: ReviewOptions,
  terminal: Terminal,
  make: (store: Store, signed: Signed) => Promise<readonly Review[]>,
): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const signed = { by: reviewerOf(options), at: new Date().toISOString(), reason: options.reason ?? null };
    const reviews = await make(store, signed);
    await store.review(reviews);
    for (const review of reviews)
      await terminal.print(options.json === true ? `${JSON.stringify(review)}\n` : `${renderReview(review)}\n`);
    return EXIT_CODES.done;
  });
}
