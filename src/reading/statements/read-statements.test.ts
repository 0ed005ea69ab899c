import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { type Report, readRecord } from '../../reports/index.ts';
import { contains, isExact } from '../../text/index.ts';
import { type Reading, readReport } from '../index.ts';

const language = loadLanguage();
const report = (text: string, publisher: string | null = null): Report =>
  readRecord({ id: 'r', text, publisher, published: '2025-11-05' }, { file: null, line: 1, position: null });
const read = (text: string, publisher: string | null = null): Reading => readReport(report(text, publisher), language);

/** Statements in one line each: who <cue> content. */
const told = ({ statements }: Reading) =>
  statements.map(({ speaker, cue, content }) =>
    [speaker.cite?.exact ?? '–', `<${cue.cite?.exact ?? ''}>`, content.map(({ exact }) => exact).join(' … ')].join(' '),
  );
const chain = (reading: Reading, place = 0) =>
  reading.statements[place]!.chain.map(({ actor, role }) => {
    const name = reading.actors.find(({ id }) => id === actor)?.name ?? null;
    return [role, name];
  });

describe('statements', () => {
  it.each([
    ['The mayor said the bridge would open on Friday.', ['The mayor <said> the bridge would open on Friday']],
    [
      '“We waited,” said Ana Duarte, the union’s leader. “Nobody came.”',
      ['Ana Duarte, the union’s leader <said> We waited … Nobody came'],
    ],
    ['Kyiv rejected claims that it had broken the truce.', ['Kyiv <rejected> claims that it had broken the truce']],
    ['Ministers agreed to meet again, the envoy said on Monday, adding that a date was not set.', null],
    ['The rebels have no plans. Trees grow on the hill. It rained.', []],
  ])('%s', (text, expected) => {
    const lines = told(read(text));
    if (expected !== null) expect(lines).toEqual(expected);
    else expect(lines).toContain('the envoy <adding> a date was not set');
  });

  it('says how the words are quoted and what stance the cue takes', () => {
    const { statements } = read(
      [
        '“The door is open,” the envoy said.',
        'The army denied that its planes had crossed the border.',
        'The governor claimed the talks were “a trap” for his people.',
        'The ministry declined to comment.',
      ].join('\n'),
    );
    expect(statements.map(({ quotation, cue }) => [quotation, cue.stance])).toEqual([
      ['direct', 'neutral'],
      ['denial', 'denial'],
      ['mixed', 'distancing'],
      ['no comment', 'asserting'],
    ]);
  });

  it('puts an inner statement inside the outer one, and says whose word about whom it is', () => {
    const reading = read('The envoy said that Turkey had promised to open the strait.');
    const [outer, inner] = reading.statements;
    expect(outer?.inside).toBeNull();
    expect(inner?.inside).toBe(outer?.id);
    expect(inner?.voice).toMatchObject({ kind: 'source about another', statement: outer?.id });
    expect(outer!.chain.at(-1)?.role).toBe('embedded agent');
  });

  it('makes a link of an outlet that only passes on, and a speaker of one that speaks', () => {
    const relayed = read('“It is over,” an aide said, according to Reuters.', 'The Daily Example');
    expect(chain(relayed)).toEqual([
      ['publisher', 'The Daily Example'],
      ['agency', 'Reuters'],
      ['speaker', expect.stringContaining('aide')],
    ]);
    const spoken = read('Reuters reported that the minister had resigned.');
    expect(chain(spoken).map(([role]) => role)).toEqual(['speaker']);
  });

  it('carries an outlet on to what the same speaker says next', () => {
    const reading = read(
      'The governor told the Washington Post that the port was shut.\n“We had no choice,” the governor said.',
    );
    expect(chain(reading, 1)).toEqual([
      ['other outlet', 'Washington Post'],
      ['speaker', expect.anything()],
    ]);
    expect(reading.statements[1]!.chain[0]).toMatchObject({ explicit: false, cite: null });
  });

  it('lets an outlet that opens a paragraph govern it', () => {
    const reading = read('According to Bloomberg:\nThe aim is to reach an accord by May, two officials said.');
    expect(chain(reading)[0]).toEqual(['agency', 'Bloomberg']);
  });

  it('gives a quotation without a cue to the last speaker', () => {
    const reading = read(
      '“The offer is too low,” said the union leader, Ana Duarte.\n“We have waited for a year and we will not wait for another one.”',
    );
    expect(reading.statements[1]).toMatchObject({
      quotation: 'direct',
      cue: { cite: null },
      rule: 'statements/quotation',
    });
    expect(reading.statements[1]!.speaker.actor).toBe(reading.statements[0]!.speaker.actor);
  });

  it('reads manner: medium, habit, hedges, polarity, addressee', () => {
    const { statements } = read(
      'President Zelenskyy has repeatedly said in interviews that talks must wait.\nOfficials did not say when the road would open.',
    );
    expect(statements[0]).toMatchObject({ habitual: true, medium: 'interviews', polarity: 'positive' });
    expect(statements[1]).toMatchObject({ habitual: false, polarity: 'negative' });
  });

  it('knows how a source stands on the record', () => {
    const { statements } = read(
      [
        'Ana Duarte said the road was shut.',
        'Two diplomats, who asked not to be named, said the road was shut.',
        'Union leaders said the road was shut.',
        'A spokesman said the road was shut.',
      ].join('\n'),
    );
    const said = statements.filter(({ cue }) => cue.lemma === 'say');
    expect(said.map(({ record }) => record)).toEqual(['named', 'anonymous', 'collective', 'role only']);
  });

  it('cites exactly, and every link and nesting points to what exists', () => {
    const text = [
      'MOSCOW – A senior foreign ministry official stated on Wednesday that Moscow is ready to talk, according to a report from the news agency TASS.',
      '“The ball is in their court,” he was quoted as saying. “We wait…”',
      'Kyiv and its partners firmly reject this account. They maintain that Russia is not sincere — “not for a day.',
      '“Not for an hour,” one envoy told the Times.',
    ].join('\n');
    const reading = read(text);
    const ids = new Set(reading.statements.map(({ id }) => id));
    const actors = new Set(reading.actors.map(({ id }) => id));
    expect(ids.size).toBe(reading.statements.length);
    for (const statement of reading.statements) {
      const { speaker, cue, content, cites, inside, chain: links } = statement;
      for (const cite of [
        ...content,
        ...cites,
        speaker.cite,
        cue.cite,
        ...links.flatMap(link => [link.cite, link.cue]),
      ]) {
        if (cite !== null) expect(isExact(reading.report, cite)).toBe(true);
      }
      expect(content.every(cite => contains(cites[0], cite))).toBe(true);
      if (inside !== null) expect(ids.has(inside)).toBe(true);
      for (const id of [speaker.actor, ...links.map(({ actor }) => actor), ...statement.coSpeakers]) {
        if (id !== null) expect(actors.has(id)).toBe(true);
      }
    }
  });

  it('reads the same report the same way twice', () => {
    const text = 'The envoy said the talks had failed, but a minister insisted they would “go on”.';
    expect(read(text).statements).toEqual(read(text).statements);
  });

  it('says whom a statement is about where its subject is an actor, and nobody else', () => {
    const about = (text: string) => {
      const reading = read(text);
      return reading.statements.map(one => one.about.map(id => reading.actors.find(actor => actor.id === id)?.name));
    };
    expect(about('Norway said that Denmark had broken the truce.')).toEqual([['Denmark']]);
    expect(about('Norway said that it would wait.')).toEqual([[]]);
    expect(about('The mayor said that the bridge was shut.')).toEqual([[]]);
  });

  it('ties "this accusation" to what was said before by another, and nothing to a charge told in full', () => {
    const { statements } = read(
      'Norway said that Denmark had broken the truce. Denmark firmly rejects this accusation.',
    );
    expect(statements.map(({ refersTo }) => refersTo)).toEqual([[], [statements[0]!.id]]);
    const full = read('Norway said that it would wait. Denmark rejects the claim that it broke the truce.');
    expect(full.statements.flatMap(({ refersTo }) => refersTo)).toEqual([]);
  });
});
