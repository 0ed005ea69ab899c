import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type BlockFeatures, blockFeatures } from './block-features.ts';
import type { PageBlock } from './find-page-blocks.ts';

/** A trained judge of blocks: a sum of weights, squashed (logistic regression). `models/en/blocks.json`. */
export interface BlockModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

const modelSchema = z.object({ bias: z.number(), weights: z.record(z.string(), z.number()) });
const file = new URL('../../../models/en/blocks.json', import.meta.url);
let shipped: BlockModel | null = null;

function load(): BlockModel {
  shipped ??= modelSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return shipped;
}

/** Probability that a block belongs to the article. */
function probabilityOf(features: BlockFeatures, { bias, weights }: BlockModel): number {
  let sum = bias;
  for (const [name, value] of features) sum += value * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** For each block of a page the probability that it belongs to the article, by the shipped model. */
export function scoreBlocks(blocks: readonly PageBlock[], model: BlockModel = load()): readonly number[] {
  return blockFeatures(blocks).map(features => probabilityOf(features, model));
}
