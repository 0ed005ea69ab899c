import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { overlaps } from '../../text/index.ts';
import { readExample } from '../rules/examples.ts';
import { cueLexicon } from './cue-lexicon.ts';
import { findDrafts } from './find-drafts.ts';
import { statementScorers } from './statement-scorers.ts';

const language = loadLanguage();
const lexicon = cueLexicon();
const EXAMPLES = lexicon.groups.flatMap(group => group.examples.map(example => [group.name, example] as const));

describe('the examples of rules/en/cues.yaml', () => {
  it.each(EXAMPLES.map(([group, example]) => [group, example.marked, example] as const))(
    '%s: %s',
    (group, marked, { none }) => {
      const { text, trigger, slots } = readExample(marked, none, 0);
      const whole = { start: 0, end: text.length };
      const drafts = findDrafts(text, [whole], language.analyse(text, [whole]), lexicon, statementScorers());
      const ofGroup = drafts.filter(({ attribution }) => attribution?.cue.entry?.group.name === group);
      if (none) {
        expect(ofGroup).toEqual([]);
        return;
      }
      const source = slots.find(({ slot }) => slot === 'source')!;
      const content = slots.find(({ slot }) => slot === 'content')!;
      const found = drafts.find(
        ({ attribution }) => attribution !== null && (trigger === null || overlaps(attribution.cueSpan, trigger)),
      );
      expect(found?.attribution?.source?.span).toMatchObject({ start: source.start, end: source.end });
      const told = found!.content.map(({ start, end }) => text.slice(start, end)).join(' ');
      expect(told).toBe(text.slice(content.start, content.end).replace(/^["“]|[,"”]+$/g, ''));
    },
  );
});
