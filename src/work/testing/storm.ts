import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect } from 'vitest';
import { openStore } from '../../store/index.ts';
import { openJetStream, submitWork, type WorkEvent } from '../index.ts';
import { madeReports, randomFrom } from './made-reports.ts';

const WORKER = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

/** Something that goes wrong, once so many reports are through. */
export interface Mishap {
  readonly name: string;
  happen(): Promise<void> | void;
}

export interface Storm {
  /** The database as the test reaches it, and as the workers do: through a network that may be cut. */
  readonly store: string;
  readonly workersStore?: string;
  readonly queue: string | null;
  readonly workersQueue?: string;
  readonly reports: number;
  readonly chunkBytes: number;
  readonly workers: number;
  /** `kill -9` of a worker chosen by lot, which is started again. */
  readonly kills: number;
  readonly mishaps: readonly Mishap[];
  readonly seed: number;
}

export interface StormTally {
  readonly seconds: number;
  /** Chunks that were begun by more than one worker, or more than once. */
  readonly begunAgain: number;
  readonly kills: number;
  readonly mishaps: readonly string[];
  readonly events: Readonly<Record<string, number>>;
  /** Why threads ended that should not have; a killed process has no time to say so. */
  readonly lost: readonly string[];
}

/**
 * Lets workers read made-up reports while they are killed and the broker, the database and the network fail, each at moments spread over the work.
 * Then every report has to be read, once: by the rows of the database, the rows of its search index, and the ledger's own count.
 */
export async function storm(plan: Storm): Promise<StormTally> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-storm-'));
  const random = randomFrom(plan.seed);
  const events: Record<string, number> = {};
  const workers: { child: ChildProcess; ended: Promise<unknown> }[] = [];
  const lost = new Set<string>();
  const trouble: string[] = [];
  const start = () => {
    const words = [plan.workersStore ?? plan.store, plan.workersQueue ?? plan.queue].filter(word => word !== null);
    const child = spawn(process.execPath, ['--import', 'tsx', WORKER, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.on('data', piece => trouble.push(String(piece)));
    createInterface({ input: child.stdout }).on('line', line => {
      const told = readEvent(line);
      if (told === null) return;
      events[told.event] = (events[told.event] ?? 0) + 1;
      if (told.event === 'worker lost') lost.add(told.because);
    });
    return { child, ended: new Promise(resolve => child.on('exit', resolve)) };
  };
  const begun = Date.now();
  const store = await openStore(plan.store);
  let { ledger } = store;
  let opened = store;
  try {
    const file = join(folder, 'reports.ndjson');
    writeFileSync(file, madeReports(plan.reports, plan.seed));
    const queue = plan.queue === null ? null : await openJetStream(plan.queue, { ackWaitMs: 3000, patient: true });
    const inputs = { paths: [file], feeds: [], lists: [], at: '2025-01-01T00:00:00.000Z' };
    // Handed in twice, as by somebody who was not sure: it is one piece of work.
    for (const _ of ['once', 'again'])
      for await (const outcome of submitWork(store, queue, inputs, { chunkBytes: plan.chunkBytes }))
        expect(outcome.ok).toBe(true);
    await queue?.close();

    for (let n = 0; n < plan.workers; n++) workers.push(start());
    const incidents = [
      ...Array.from({ length: plan.kills }, () => ({ name: 'kill', happen: killOne })),
      ...plan.mishaps,
    ].map((mishap, n, all) => ({
      ...mishap,
      order: mishap.name === 'kill' ? random() : (n - plan.kills + 0.5) / (all.length - plan.kills),
    }));
    const due = incidents
      .sort((a, b) => a.order - b.order)
      .map(incident => ({ ...incident, at: incident.order * 0.95 }));
    for (;;) {
      const progress = await ledger.progress('').catch(async () => {
        // The test's own connection broke with the database: a new one.
        await wait(200);
        await opened.close().catch(() => {});
        opened = await openStore(plan.store).catch(() => opened);
        ledger = opened.ledger;
        return null;
      });
      if (progress !== null) {
        const through = progress.added / plan.reports;
        for (const next of due.filter(({ at }) => at <= through)) {
          due.splice(due.indexOf(next), 1);
          await next.happen();
        }
        if (progress.waiting === 0 && due.length === 0) break;
      }
      await wait(50);
    }
    for (const { child } of workers) child.kill('SIGTERM');
    await Promise.all(workers.map(({ ended }) => ended));
    expect(trouble.join('')).toBe('');
    const begunAgain = await assertOnce(plan);
    return {
      seconds: Math.round((Date.now() - begun) / 1000),
      begunAgain,
      kills: plan.kills,
      mishaps: plan.mishaps.map(({ name }) => name),
      events,
      lost: [...lost],
    };
  } finally {
    for (const { child } of workers) child.kill('SIGKILL');
    await opened.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }

  async function killOne(): Promise<void> {
    const n = Math.floor(random() * workers.length);
    workers[n]!.child.kill('SIGKILL');
    await workers[n]!.ended;
    workers[n] = start();
  }
}

function readEvent(line: string): WorkEvent | null {
  try {
    return JSON.parse(line) as WorkEvent;
  } catch {
    // The last line of one that was killed in the middle of it.
    return null;
  }
}

/** Asked past our own code, in the database's own words. */
async function assertOnce({ store, reports }: Storm): Promise<number> {
  const client = new pg.Client({ connectionString: store });
  await client.connect();
  const ask = async (question: string) => Number((await client.query<{ n: string }>(question)).rows[0]!.n);
  try {
    expect(await ask('select count(*) as n from report')).toBe(reports);
    expect(await ask('select count(*) as n from reading')).toBe(reports);
    expect(await ask('select count(distinct report) as n from reading')).toBe(reports);
    // A second effect of one chunk would show here, where no key stands in its way.
    expect(await ask(`select count(*) as n from searchable where kind = 'report'`)).toBe(reports);
    expect(await ask('select coalesce(sum(added), 0) as n from work_chunk')).toBe(reports);
    expect(await ask('select coalesce(sum(known + refused), 0) as n from work_chunk')).toBe(0);
    expect(await ask(`select count(*) as n from work_chunk where state <> 'done'`)).toBe(0);
    expect(await ask('select count(*) as n from work_failure')).toBe(0);
    return await ask('select count(*) as n from work_chunk where tries > 1');
  } finally {
    await client.end();
  }
}
