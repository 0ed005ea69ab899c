import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { codeDyads } from './code-dyads.ts';
import { indexDictionaries } from './dictionary-index.ts';
import { readActorDictionary, readAgentDictionary, readDiscards } from './petrarch-dictionary.ts';
import { readVerbDictionary } from './petrarch-verbs.ts';

const language = loadLanguage();
const names = indexDictionaries({
  actors: readActorDictionary(`
    PERU [PER]
    +LIMA
    ECUADOR [ECU]
    +QUITO
    COLOMBIA [COL]
    +BOGOTA
    BOLIVIA [BOL]
    MARIA_ROJAS [PEROPP <20200101]
      [PERGOV >20191231]`).entries,
  agents: readAgentDictionary('OFFICIAL [~GOV]\nPRESIDENT [~GOV]\nPOLICE {} [~COP]\nREBEL [~REB]').entries,
  discards: readDiscards('CUP FINAL'),
});
const verbs = readVerbDictionary(`
&PACTS
+TREATY
+ACCORD

--- CRITICIZE [121] ---
CRITICIZE
--- WELCOME [041] ---
WELCOME
--- URGE [102] ---
URGE
--- VISIT [032:033] ---
VISIT
--- AGREE [081] ---
AGREE
- % * [030]
- * WITH [031:031]
--- RECEIVE [033] ---
RECEIVE
- + * MONEY $ [071]
--- BREAK [---] ---
BREAK {BROKE BROKEN}
- * &PACTS [161]
--- THREATEN [130] ---
THREATEN
- * TO_RESIGN [---]
--- SAY [---] ---
SAY {SAID}
- * WOULD RATIFY [082]
--- REGRET [111] ---
REGRET
- NOTED + * [115]
--- SEAL_OFF [172] ---
SEAL_OFF
`);

const on = (day: number, text: string): string[] =>
  language
    .analyse(text, [{ start: 0, end: text.length }])
    .flatMap(sentence => codeDyads(sentence, { names, verbs, day }))
    .map(({ source, target }) => `${source} > ${target}`);

const dyads = (text: string): string[] => on(20240101, text);

describe('codeDyads', () => {
  it('takes the subject and the first coded phrase after the verb', () => {
    expect(dyads('Peru criticized the slow release of aid to Ecuador and its talks with Bolivia.')).toEqual([
      'PER > ECU',
    ]);
    expect(dyads('Peruvian ministers in Lima said nothing.')).toEqual([]);
  });

  it('turns passives round where they name who acts', () => {
    expect(dyads('Ecuador was sharply criticized by officials in Lima on Monday.')).toEqual(['PERGOV > ECU']);
  });

  it('pairs all members of compounds', () => {
    expect(dyads('Peru and Bolivia welcomed a treaty between Ecuador and Colombia.')).toEqual([
      'PER > ECU',
      'PER > COL',
      'BOL > ECU',
      'BOL > COL',
    ]);
  });

  it('gives each verb of a sentence its own pair, the subject shared', () => {
    expect(dyads('Peru criticized Ecuador and urged Bolivia to wait.')).toEqual(['PER > ECU', 'PER > BOL']);
  });

  it('codes both directions where the dictionary says so, of a verb, a pattern or a compound subject', () => {
    expect(dyads('President Maria Rojas of Peru visited Quito on Friday.')).toEqual(['PERGOV > ECU', 'ECU > PERGOV']);
    expect(dyads('Peru agreed with Ecuador on the fish.')).toEqual(['PER > ECU', 'ECU > PER']);
    expect(dyads('Peru and Ecuador agreed that the lake is shared.')).toEqual(['PER > ECU', 'ECU > PER']);
  });

  it('follows a pattern that puts the source last', () => {
    expect(dyads('Peru has received some money from Ecuador.')).toEqual(['ECU > PER']);
  });

  it('takes who noted it for the source where a pattern makes the subject the target', () => {
    expect(dyads('Peru noted that Ecuador regretted the delay.')).toEqual(['PER > ECU']);
  });

  it('asks a verb without a code for one of its patterns, and drops a pattern without one', () => {
    expect(dyads('Peru broke the old treaty with Ecuador.')).toEqual(['PER > ECU']);
    expect(dyads('Peru broke the silence with Ecuador.')).toEqual([]);
    expect(dyads('Peru threatened Ecuador.')).toEqual(['PER > ECU']);
    expect(dyads('The president of Peru threatened to resign in Quito.')).toEqual([]);
  });

  it('reads what is said as the speaker’s, pronouns too', () => {
    expect(dyads('Peru said it would ratify the pact with Ecuador.')).toEqual(['PER > ECU']);
    expect(dyads('Lima announced that it criticized Bolivia.')).toEqual(['PER > BOL']);
  });

  it('does not look for the target in the time or the reason of the act', () => {
    expect(dyads('Peru criticized the delay after Ecuador closed the bridge.')).toEqual([]);
  });

  it('knows verbs of two words', () => {
    expect(dyads('The rebels from Bolivia sealed off the road to Quito.')).toEqual(['BOLREB > ECU']);
  });

  it('gives actors the code of the day, and leaves null actors and verbs not listed out', () => {
    expect(on(20190601, 'Maria Rojas criticized Ecuador.')).toEqual(['PEROPP > ECU']);
    expect(on(20210601, 'Maria Rojas criticized Ecuador.')).toEqual(['PERGOV > ECU']);
    expect(dyads('A senior official criticized Ecuador.')).toEqual([]);
    expect(dyads('Peru painted Ecuador.')).toEqual([]);
  });

  it('codes nothing in a sentence with a discarded phrase', () => {
    expect(dyads('Peru criticized Ecuador after the cup final.')).toEqual([]);
  });

  it('knows that those who meet meet each other, where nobody else is named', () => {
    const meeting = readVerbDictionary('--- MEET [031:031] ---\nMEET {MET}');
    const text = 'Peru and Ecuador met on Sunday.';
    const [sentence] = language.analyse(text, [{ start: 0, end: text.length }]);
    const coded = codeDyads(sentence!, { names, verbs: meeting, day: 20240101 });
    expect(coded).toEqual([
      { source: 'PER', target: 'ECU', verb: 3 },
      { source: 'ECU', target: 'PER', verb: 3 },
    ]);
  });
});

describe('codeDyads without a dictionary of verbs', () => {
  const plain = (text: string): string[] =>
    language
      .analyse(text, [{ start: 0, end: text.length }])
      .flatMap(sentence => codeDyads(sentence, { names, verbs: null, day: 20240101 }))
      .map(({ source, target }) => `${source} > ${target}`);

  it('takes every verb for an act', () => {
    expect(plain('Peru painted the bridge to Ecuador.')).toEqual(['PER > ECU']);
    expect(plain('Ecuador was criticized by Lima.')).toEqual(['PER > ECU']);
  });

  it('knows mutual acts by the verb or by its object', () => {
    expect(plain('Peru met Ecuador in the capital.')).toEqual(['PER > ECU', 'ECU > PER']);
    expect(plain('Peru and Ecuador postponed their meeting.')).toEqual(['PER > ECU', 'ECU > PER']);
    expect(plain('Peru and Ecuador painted the bridge.')).toEqual([]);
  });
});
