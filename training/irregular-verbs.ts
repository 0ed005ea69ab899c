/**
 * Irregular verbs of English: base, past, participle where it differs. Treebanks show most of them; of some they have one
 * misspelt example or none, and news uses them all.
 */
const VERBS = `arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became become, begin began begun,
bend bent, beset beset, bet bet, bid bid bidden, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred,
bring brought, build built, burn burnt, burst burst, buy bought, cast cast, catch caught, choose chose chosen, cling clung, come came come,
cost cost, creep crept, cut cut, deal dealt, dig dug, do did done, draw drew drawn, dream dreamt, drink drank drunk, drive drove driven,
eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden,
forecast forecast, foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, forgo forwent forgone, forsake forsook forsaken,
freeze froze frozen, get got gotten, give gave given, go went gone, grind ground, grow grew grown, hang hung, have had, hear heard, hide hid hidden,
hit hit, hold held, hurt hurt, keep kept, kneel knelt, know knew known, lay laid, lead led, leap leapt, learn learnt, leave left, lend lent,
let let, lie lay lain, light lit, lose lost, make made, mean meant, meet met, mistake mistook mistaken, outgrow outgrew outgrown,
overcome overcame overcome, oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, overrun overran overrun,
pay paid, plead pled, put put, quit quit, read read, rebuild rebuilt, resell resold, retake retook retaken, rethink rethought, rewrite rewrote rewritten,
ride rode ridden, ring rang rung, rise rose risen, run ran run, say said, see saw seen, seek sought, sell sold, send sent, set set,
shake shook shaken, shed shed, shine shone, shoot shot, show showed shown, shrink shrank shrunk, shut shut, sing sang sung, sink sank sunk,
sit sat, slay slew slain, sleep slept, slide slid, speak spoke spoken, speed sped, spend spent, spin spun, split split, spread spread,
spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, stride strode stridden, strike struck stricken,
strive strove striven, swear swore sworn, sweep swept, swell swelled swollen, swim swam swum, swing swung, take took taken, teach taught,
tear tore torn, tell told, think thought, throw threw thrown, thrust thrust, undergo underwent undergone, understand understood,
undertake undertook undertaken, undo undid undone, uphold upheld, upset upset, wake woke woken, wear wore worn, weave wove woven,
weep wept, win won, wind wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote written`;

/** Base forms by past (`VBD`) or participle (`VBN`). */
export const IRREGULAR: Readonly<Record<'VBD' | 'VBN', ReadonlyMap<string, string>>> = {
  VBD: new Map(forms().map(([base, past]) => [past, base])),
  VBN: new Map(forms().map(([base, past, participle]) => [participle ?? past, base])),
};

function forms(): [string, string, string?][] {
  return VERBS.split(/,\s+/).map(entry => entry.split(/\s+/) as [string, string, string?]);
}
