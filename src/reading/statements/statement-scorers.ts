import { readFileSync } from 'node:fs';
import { ParleyError } from '../../text/index.ts';
import { type LinearScorer, type LinearWeights, linearScorer } from '../scoring/linear-scorer.ts';
import { ARGUMENT_ROLES } from './argument-features.ts';

/** The two trained scorers of this layer, and where the cut lies between a cue and none. */
export interface StatementScorers {
  readonly cue: LinearScorer;
  readonly part: LinearScorer;
}

/** The file `models/en/statements.json`, made by `training/statements/train.ts`. */
export interface StatementModel {
  readonly version: number;
  readonly cue: LinearWeights;
  readonly part: LinearWeights;
}

const VERSION = 2;
const FILE = new URL('../../../models/en/statements.json', import.meta.url);
let shipped: StatementScorers | null = null;

/** The scorers that Parley ships, read once. @throws {ParleyError} `model-missing`, `model-damaged`. */
export function statementScorers(): StatementScorers {
  shipped ??= parseStatementModel(readModel());
  return shipped;
}

/** @throws {ParleyError} `model-damaged` for another version, other classes, or weights that do not fit. */
export function parseStatementModel(json: string): StatementScorers {
  try {
    const model = JSON.parse(json) as StatementModel;
    if (model.version !== VERSION) throw new TypeError(`version ${model.version}, this reader wants ${VERSION}`);
    if (model.cue.classes.length !== 1) throw new TypeError(`cue classes ${model.cue.classes.join()}`);
    if (model.part.classes.join() !== ARGUMENT_ROLES.join())
      throw new TypeError(`classes ${model.part.classes.join()}`);
    return { cue: linearScorer(model.cue), part: linearScorer(model.part) };
  } catch (cause) {
    throw new ParleyError(
      'model-damaged',
      `The weights of the statements layer cannot be used: ${cause instanceof Error ? cause.message : cause}`,
      'Install Parley again, or train the model anew: see training/statements/README.md.',
      { cause },
    );
  }
}

function readModel(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch (cause) {
    throw new ParleyError(
      'model-missing',
      `The weights of the statements layer, ${FILE.pathname}, cannot be read.`,
      'Install Parley again: its package holds the folder models/.',
      { cause },
    );
  }
}
