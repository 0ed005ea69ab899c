import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { parseDefinition } from '../../../dossier/index.ts';
import { readRecord } from '../../../reports/index.ts';
import { openStore } from '../../../store/index.ts';
import { type LiveRecord, openLiveRecord } from '../../../work/index.ts';
import { type ApiOptions, apiApp } from '../api-app.ts';

export const SAMPLE_REPORTS = [
  {
    id: 'harbour/1',
    publisher: 'Harbour Gazette',
    headline: 'Company offers dockers four percent',
    published: '2024-05-14',
    text: 'The Harbour Company offered the Dockers Union a raise of 4 percent on Monday. The Dockers Union rejected the offer of the Harbour Company on Tuesday. "We will strike if the company does not pay," said Ann Bell, the president of the Dockers Union.\n\nSupport this paper: account 17.',
  },
  {
    id: 'harbour/2',
    publisher: 'Quay Herald',
    published: '2024-05-18',
    text: 'The Harbour Company offered the Dockers Union a raise of 5 percent on Friday. The two sides met in Port Lowell on 17 May 2024 for 40 minutes. The Dockers Union said it would accept the offer only if the company takes back forty workers.',
  },
  { id: 'weather', published: '2024-05-15', text: 'It rained in the north on Tuesday, and the roads were wet.' },
] as const;

const DEFINITION =
  'title: Port talks\nkind: labour\nparties:\n  - name: Dockers Union\n    aliases: [the union]\n  - name: Harbour Company\n    aliases: [the company]\nissues:\n  - name: pay\n    words: [raise, percent]\n';

export interface SampleRecord {
  readonly app: Hono;
  readonly live: LiveRecord;
  /** Errors that were faults of ours. */
  readonly faults: readonly unknown[];
  /** Asks the API, from this machine. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends JSON. */
  send(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

/** A small record with three reports, one dossier, and the API over it. Time goes on by a second with every decision. */
export async function sampleRecord({
  blind = false,
  place = mkdtempSync(join(tmpdir(), 'parley-api-')),
  ...options
}: ApiOptions & { readonly blind?: boolean; readonly place?: string } = {}): Promise<SampleRecord> {
  const store = await openStore(place);
  await store.define(parseDefinition(DEFINITION));
  const live = await openLiveRecord(store, { today: () => '2024-05-20', pollMs: 0, blind });
  let clock = 0;
  const faults: unknown[] = [];
  const app = apiApp(live, {
    now: () => new Date(Date.UTC(2026, 0, 1) + ++clock * 1000).toISOString(),
    onFault: error => faults.push(error),
    ...options,
  });
  const ask = async (path: string, init?: RequestInit) => app.request(`http://127.0.0.1:4750/api/v1${path}`, init);
  const send = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const reports = async function* () {
    const source = { file: null, line: null, position: null };
    for (const report of SAMPLE_REPORTS) yield { ok: true as const, report: readRecord(report, source), source };
  };
  for await (const outcome of live.add(reports())) if (!outcome.ok) throw outcome.error;
  return {
    app,
    live,
    faults,
    ask,
    send,
    async close() {
      await live.close();
      await store.close();
      if (!place.includes('://')) rmSync(place, { recursive: true, force: true });
    },
  };
}
