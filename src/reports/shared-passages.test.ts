import { describe, expect, it } from 'vitest';
import type { Report } from './report.ts';
import { newPassageIndex } from './shared-passages.ts';

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

describe('shared passages', () => {
  it('finds a copied paragraph, and how much of the shorter report it is', () => {
    const index = newPassageIndex();
    expect(index.add(report('wire', LEAD))).toEqual([]);
    const [pair, ...others] = index.add(report('copy', LEAD, OWN));
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ a: 'copy', b: 'wire', containment: 1 });
  });

  it('finds the same pairs whichever comes first', () => {
    const there = newPassageIndex();
    there.add(report('wire', LEAD, OWN));
    const back = newPassageIndex();
    back.add(report('copy', OWN));
    expect(there.add(report('copy', OWN))).toEqual(back.add(report('wire', LEAD, OWN)));
  });

  it('says nothing of reports that tell the same in other words', () => {
    const index = newPassageIndex();
    index.add(report('wire', LEAD));
    const retold =
      'Forty minutes was all they took. The two delegations left the palace on Wednesday evening without saying anything of the promised truce, according to the host.';
    expect(index.add(report('other', retold))).toEqual([]);
  });

  it('reads the body alone', () => {
    const index = newPassageIndex();
    index.add(report('wire', LEAD));
    const copy = report('copy', LEAD);
    const boilerplate = {
      ...copy,
      passages: copy.passages.map(passage => ({ ...passage, kind: 'boilerplate' as const })),
    };
    expect(index.add(boilerplate)).toEqual([]);
  });

  it('forgets a report that is taken out', () => {
    const index = newPassageIndex();
    index.add(report('wire', LEAD));
    index.remove('wire');
    expect(index.add(report('copy', LEAD))).toEqual([]);
  });
});
