import type { ChunkCounts } from '../store/index.ts';

/** What workers tell while they work, for a log; told apart by `event`. Times are milliseconds. */
export type WorkEvent =
  | { readonly event: 'worker started'; readonly worker: string; readonly loadMs: number }
  | { readonly event: 'worker ended'; readonly worker: string; readonly chunks: number }
  | { readonly event: 'worker lost'; readonly worker: string; readonly because: string }
  | ({
      readonly event: 'chunk done';
      readonly worker: string;
      readonly chunk: string;
      readonly label: string;
      readonly waitMs: number;
      readonly readMs: number;
      readonly keepMs: number;
    } & ChunkCounts)
  | { readonly event: 'chunk done before'; readonly worker: string; readonly chunk: string; readonly label: string }
  | { readonly event: 'chunk given back'; readonly worker: string; readonly chunk: string; readonly label: string }
  | {
      readonly event: 'chunk failed' | 'chunk set aside';
      readonly worker: string;
      readonly chunk: string;
      readonly label: string;
      readonly tries: number;
      readonly because: string;
    }
  | {
      readonly event: 'report passed over';
      readonly worker: string;
      readonly chunk: string;
      readonly place: string;
      readonly because: string;
    }
  | { readonly event: 'chunks published again'; readonly worker: string; readonly chunks: number }
  | {
      readonly event: 'store unreachable' | 'queue unreachable';
      readonly worker: string;
      readonly because: string;
      readonly againInMs: number;
    }
  | { readonly event: 'store back' | 'queue back'; readonly worker: string };

/** Events a person should look at; the others are the course of things. */
export const TROUBLE_EVENTS: ReadonlySet<WorkEvent['event']> = new Set([
  'worker lost',
  'chunk failed',
  'chunk set aside',
  'report passed over',
  'chunks published again',
  'store unreachable',
  'queue unreachable',
]);
