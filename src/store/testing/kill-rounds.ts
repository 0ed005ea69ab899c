import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { openStore } from '../index.ts';
import { makeOlderRecord } from './older-record.ts';
import type { Activity } from './write-until-killed.ts';

const WRITER = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url));
const ACTIVITIES: readonly Activity[] = ['adding', 'rereading', 'reviewing', 'migrating'];
// A step takes 5–20 ms: the end falls before, into and between steps.
const LONGEST_LIFE_MS = 250;
// So many reports that bringing their tables up to date takes about as long.
const OLDER = 200;

/** How much was acknowledged over all rounds, so that a run in which nothing was ever written is seen. */
export interface KillTally {
  readonly rounds: number;
  readonly acknowledged: number;
}

/**
 * `rounds` processes, each killed (`kill -9`) at a random moment of adding, rereading, reviewing or migrating. After each the store is opened anew:
 * everything acknowledged is there, once, and the check finds nothing.
 */
export async function killRounds(newPlace: () => string, rounds: number): Promise<KillTally> {
  const place = newPlace();
  await (await openStore(place)).close();
  const added = new Set<string>();
  const reviewed = new Set<string>();
  let version = '';
  let acknowledged = 0;
  for (let round = 0; round < rounds; round++) {
    const activity = ACTIVITIES[round % ACTIVITIES.length]!;
    const prefix = `r${String(round).padStart(4, '0')}`;
    const at = activity === 'migrating' ? newPlace() : place;
    // Half of the migrations begin from nothing, half from older tables with a record in them.
    const older = activity === 'migrating' && round % 8 === 7 ? OLDER : 0;
    if (older > 0) await makeOlderRecord(at, older);
    const told = await killedWriter(at, activity, prefix);
    acknowledged += told.length;
    if (activity === 'adding') for (const id of told) added.add(id);
    if (activity === 'reviewing') for (const id of told) reviewed.add(id);
    if (activity === 'rereading') version = told.at(-1) ?? version;

    const store = await openStore(at);
    try {
      const { problems, unattached } = await store.check();
      expect(problems).toEqual([]);
      expect(unattached).toEqual([]);
      if (activity === 'migrating') {
        expect(await store.count()).toBe(older);
        expect((await store.search('strikes', { kind: 'statement', limit: 1 })).total).toBe(older);
        continue;
      }
      const ids = (await store.list({ limit: 1_000_000 })).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...added].filter(id => !ids.includes(id))).toEqual([]);
      const reviews = (await store.reviews()).map(({ id }) => id);
      expect(new Set(reviews).size).toBe(reviews.length);
      expect([...reviewed].filter(id => !reviews.includes(id))).toEqual([]);
      // The reading that counts is the last one acknowledged, or the one that was being written; both reports changed together.
      const versions = await Promise.all(
        ['base-0', 'base-1'].map(async id => (await store.reading(id))!.reader.version),
      );
      expect(versions[0]).toBe(versions[1]);
      if (version !== '') expect(versions[0]! >= version).toBe(true);
      expect((await store.search('strikes', { kind: 'statement', limit: 1 })).total).toBe(ids.length);
    } finally {
      await store.close();
    }
  }
  return { rounds, acknowledged };
}

/** Starts a writer, kills it at a random moment, and gives back what it had acknowledged. */
async function killedWriter(place: string, activity: Activity, prefix: string): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, place, activity, prefix], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let trouble = '';
  child.stderr.on('data', piece => {
    trouble += String(piece);
  });
  const ended = new Promise<NodeJS.Signals | null>(resolve => child.on('close', (_, signal) => resolve(signal)));
  const lines: string[] = [];
  let ready: () => void = () => {};
  const isReady = new Promise<void>(resolve => {
    ready = resolve;
  });
  createInterface({ input: child.stdout }).on('line', line => {
    if (line === 'ready') ready();
    else lines.push(line);
  });
  await Promise.race([isReady, ended]);
  await wait(Math.random() * LONGEST_LIFE_MS);
  child.kill('SIGKILL');
  expect(await ended, trouble).toBe('SIGKILL');
  return lines;
}
