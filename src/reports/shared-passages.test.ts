import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openPassageIndex, type PassageIndexFile } from './passages-on-disk.ts';
import type { Report } from './report.ts';
import { newPassageIndex, type PassageIndex } from './shared-passages.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-passages-'));
const opened: PassageIndexFile[] = [];
let files = 0;
const newFile = () => join(folder, `passages-${files++}.sqlite`);
const onDisk = (file = newFile(), held?: number): PassageIndexFile => {
  const index = openPassageIndex(file, held);
  opened.push(index);
  return index;
};
afterEach(() => {
  for (const index of opened.splice(0)) index.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The same tests for both: what one finds, the other does.
const indexes: readonly (readonly [string, () => PassageIndex])[] = [
  ['in memory', newPassageIndex],
  ['on disk', () => onDisk()],
  ['on disk, sorted in with every report', () => onDisk(newFile(), 1)],
];

const report = (id: string, ...paragraphs: readonly string[]) => {
  const text = paragraphs.join('\n');
  let start = 0;
  const passages = paragraphs.map(words => {
    const passage = { kind: 'body', label: null, start, end: start + words.length } as const;
    start += words.length + 1;
    return passage;
  });
  return { id, text, passages } as unknown as Report;
};

const LEAD =
  'The delegations met for forty minutes in the palace by the water and parted without a word on the truce that both had promised their people a week before, the host said on Wednesday evening.';
const OWN =
  'At the harbour the ferries ran as on any other day, and few of those who waited for them had heard that the two governments were talking again a few streets away.';

describe.each(indexes)('shared passages, %s', (_, newIndex) => {
  it('finds a copied paragraph, and how much of the shorter report it is', () => {
    const index = newIndex();
    expect(index.add(report('wire', LEAD))).toEqual([]);
    const [pair, ...others] = index.add(report('copy', LEAD, OWN));
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ a: 'copy', b: 'wire', containment: 1 });
  });

  it('finds the same pairs whichever comes first', () => {
    const there = newIndex();
    there.add(report('wire', LEAD, OWN));
    const back = newIndex();
    back.add(report('copy', OWN));
    expect(there.add(report('copy', OWN))).toEqual(back.add(report('wire', LEAD, OWN)));
  });

  it('says nothing of reports that tell the same in other words', () => {
    const index = newIndex();
    index.add(report('wire', LEAD));
    const retold =
      'Forty minutes was all they took. The two delegations left the palace on Wednesday evening without saying anything of the promised truce, according to the host.';
    expect(index.add(report('other', retold))).toEqual([]);
  });

  it('reads the body alone', () => {
    const index = newIndex();
    index.add(report('wire', LEAD));
    const copy = report('copy', LEAD);
    const boilerplate = {
      ...copy,
      passages: copy.passages.map(passage => ({ ...passage, kind: 'boilerplate' as const })),
    };
    expect(index.add(boilerplate)).toEqual([]);
  });

  it('forgets a report that is taken out', () => {
    const index = newIndex();
    index.add(report('wire', LEAD));
    index.remove('wire');
    expect(index.add(report('copy', LEAD))).toEqual([]);
  });

  it('puts a report in place of an earlier one of the same id', () => {
    const index = newIndex();
    index.add(report('wire', LEAD));
    expect(index.add(report('wire', OWN))).toEqual([]);
    expect(index.add(report('copy', LEAD))).toEqual([]);
    expect(index.add(report('other', OWN))).toHaveLength(1);
  });
});

const WORDS =
  'the harbour talks of north and south went on past noon while ferries lay idle under a low grey sky'.split(' ');
const paragraph = fc.array(fc.constantFrom(...WORDS), { minLength: 8, maxLength: 40 }).map(words => words.join(' '));

describe('the index on disk', () => {
  it('gives what the one in memory gives, whatever is added, taken out and opened again', () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ add: fc.nat(12), paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }) }),
      },
      { weight: 1, arbitrary: fc.record({ remove: fc.nat(12) }) },
      { weight: 1, arbitrary: fc.constant('open again' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(1, 3, 1000), (steps, held) => {
        const file = newFile();
        const memory = newPassageIndex();
        let disk = openPassageIndex(file, held);
        try {
          for (const one of steps) {
            if (one === 'open again') {
              disk.close();
              disk = openPassageIndex(file, held);
            } else if ('remove' in one) {
              memory.remove(`r${one.remove}`);
              disk.remove(`r${one.remove}`);
            } else {
              const added = report(`r${one.add}`, ...one.paragraphs);
              expect(disk.add(added)).toEqual(memory.add(added));
            }
          }
        } finally {
          disk.close();
        }
      }),
      { numRuns: 60 },
    );
  });
  it('has every report that a killed process had added', () => {
    const file = newFile();
    // A process of its own, which never closes the file.
    const source = `
      import { openPassageIndex } from ${JSON.stringify(new URL('./passages-on-disk.ts', import.meta.url).href)};
      const index = openPassageIndex(${JSON.stringify(file)}, 7);
      for (let n = 0; ; n++) {
        const text = ${JSON.stringify(LEAD)} + ' Told for the ' + n + ' time.';
        index.add({ id: 'r' + n, text, passages: [{ kind: 'body', start: 0, end: text.length }] });
        if (n === 40) process.kill(process.pid, 'SIGKILL');
      }`;
    const ended = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source]);
    expect(ended.signal).toBe('SIGKILL');
    const index = onDisk(file);
    expect(index.count()).toBe(41);
    expect(index.has('r40')).toBe(true);
    expect(index.add(report('copy', LEAD))).toHaveLength(41);
  });
  it('refuses a file that is none, and one that is open elsewhere', () => {
    const file = newFile();
    writeFileSync(file, 'The talks went on. '.repeat(400));
    expect(() => openPassageIndex(file)).toThrow(expect.objectContaining({ code: 'passages-broken' }));
    const taken = newFile();
    onDisk(taken).add(report('wire', LEAD));
    expect(() => openPassageIndex(taken)).toThrow(expect.objectContaining({ code: 'passages-busy' }));
  });
});
