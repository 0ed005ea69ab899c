import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

const published = '2019-09-09';

describe('months', () => {
  it.each([
    'They are trying to finish before [June = 2020-06].',
    'The pact was signed in [March 2015 = 2015-03].',
    'The pact was signed in [March of 2015 = 2015-03].',
    'The pact was signed in [Sept. 2014 = 2014-09].',
    'It failed in [June = 2019-06].',
    'It failed in [October = 2018-10].',
    'They will vote in [October = 2019-10].',
    'It failed [last March = 2019-03].',
    'They will vote [next May = 2020-05].',
    'It failed in [May last year = 2018-05].',
    'By [early July = 2019-07] it had failed.',
    'By [mid-July = 2019-07] it had failed.',
    'It lasted until [the end of March = 2019-03] and then failed.',
    'In [March 480 BC = BC0480-03] they sailed.',
    'It failed between [April = 2008-04] and [June 2008 = 2008-06].',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
});

describe('words that only look like months', () => {
  it.each([
    'The envoys may meet again.',
    'May they meet again?',
    'Theresa May refused the offer.',
    'Thousands joined the march on the capital.',
    'The Women’s March drew thousands.',
    'Troops march at dawn through the valley of tears.'.replace(' at dawn', ''),
    'April Jones spoke for the union.',
    'June Smith spoke for the union.',
    'August company gathered there.',
    'Mar the talks and you will pay.',
    'He said Dec was his friend.',
  ])('%s', text => {
    expect(timesOf(text, { published }).found).toEqual([]);
  });
});
