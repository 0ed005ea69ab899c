import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { ParleyError } from '../../text/index.ts';
import { checkRules } from './check-rules.ts';
import { explainRules, listRules } from './explain.ts';
import { readRules } from './read-rules.ts';
import { builtInRuleFiles, builtInRules, layerOf, withUserRules } from './rule-set.ts';

const language = loadLanguage();

/** The files of this room's layers; the other layers test their own. */
const OURS = /^rules\/en\/(moves-|meetings|conditions|turns)/;

describe('the rules that come with Parley', () => {
  it('are all sound', () => {
    expect(builtInRuleFiles().flatMap(({ file, yaml }) => readRules(yaml, file).problems)).toEqual([]);
  });

  it('do what their examples say', () => {
    const rules = builtInRules().rules.filter(({ place }) => OURS.test(place.file));
    const { examples, problems } = checkRules(rules, language);
    expect(examples).toBeGreaterThan(200);
    expect(problems).toEqual([]);
  });

  it('can be listed with their triggers and places', () => {
    const turnDown = listRules(builtInRules()).find(({ rule }) => rule === 'moves-answers/turn-down');
    expect(turnDown).toMatchObject({
      layer: 'move',
      makes: 'reject',
      place: expect.stringMatching(/^rules\/en\/moves-answers\.yaml:\d+$/),
    });
    expect(turnDown!.triggers).toContain('turn down');
  });

  it('explain themselves: what matched, and why another did not', () => {
    const told = explainRules(layerOf(builtInRules(), 'move'), 'Lima did not reject the plan.', language);
    expect(told.find(({ rule }) => rule === 'moves-answers/turn-down')).toMatchObject({
      matched: false,
      because: 'the clause is negated',
    });
    const [match] = explainRules(layerOf(builtInRules(), 'move'), 'Lima rejected the plan.', language).filter(
      ({ matched }) => matched,
    );
    expect(match).toMatchObject({ trigger: 'rejected', slots: { by: ['Lima'], about: ['plan'] } });
  });
});

describe("a user's rules", () => {
  const mine = '- move: reject\n  name: tsk\n  trigger: [tut]\n  by: doer\n  examples: ["[Lima by] <tutted>."]\n';

  it('are added to ours', () => {
    expect(withUserRules([{ file: 'mine.yaml', yaml: mine }]).rules.length).toBe(builtInRules().rules.length + 1);
  });

  it('are refused with file and line when they are not sound', () => {
    expect(() => withUserRules([{ file: 'mine.yaml', yaml: mine.replace('doer', 'doar') }])).toThrow(ParleyError);
    expect(() => withUserRules([{ file: 'mine.yaml', yaml: mine.replace('doer', 'doar') }])).toThrow(
      /mine\.yaml:4: by: there is no relation "doar"/,
    );
  });
});
