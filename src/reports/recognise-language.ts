/**
 * Tells English from other languages, so that a report in another one is kept and marked and not misread. By script where the
 * script decides, by the commonest function words for languages written in Latin and Cyrillic letters.
 */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is for was on with as it he said by at from his be are has have an this not they but who which were their had its we or will would been after about when there more than she you also new into out up no other some could over what can only first people last one two',
  de: 'der die das und ist nicht mit von den dem ein eine auch sich für auf im zu es dass wie wird sind werden hat nach bei einer einem sei aus um vor über noch nur oder aber wurde',
  fr: 'le la les des est et une dans pour que qui sur au par pas plus avec ne se ce son sa ont été mais sont aux cette leur du un il elle nous ses comme ou',
  es: 'el los las y que en un una por con del para es se su al lo como más pero sus fue este ha ser son entre también está sobre dijo no la de',
  pt: 'o os as e que em um uma por com do da para é se no na dos das não mais como mas foi ao ele são também sua seu pelo pela entre disse',
  it: 'il lo gli e che di un una per con del della è si non sono nel alla dei le ha anche più come dal ma al da delle questo stato dopo su',
  nl: 'de het een en van dat die niet met op voor zijn is aan door er om ook maar als bij naar uit hij werd worden heeft te tot over nog wordt',
  sv: 'och att det som en på är av för med till den har inte om ett men var sig från vi så kan han de ska efter eller också när nu',
  no: 'og det som en på er av for med til den har ikke om et men var seg fra vi så kan han de skal etter eller også når sier ble',
  da: 'og at det som en på er af for med til den har ikke om et men var sig fra vi så kan han de skal efter eller også når siger blev',
  fi: 'ja on ei että se hän oli myös mutta ovat kun joka tai niin mukaan sekä vain jo ole kuin sen ovat olisi',
  pl: 'i w na z że się nie do jest to o jak po co dla przez od za przed są ale tym był jego które oraz być który także',
  cs: 'a se na je že v to s z do o i pro jako by ale za které jsou po který od byl podle není jeho také už při',
  hu: 'a az és hogy nem is egy van volt meg csak de már azt ez mint még szerint kell lehet ki el majd után vagy lesz',
  ro: 'și de la în a cu că o pe un din nu este care mai pentru au fost sunt prin după dar ca fi această se lui ale',
  tr: 've bir bu için ile olarak da de çok olan daha gibi kadar sonra ise ancak dedi var en olduğu ne değil',
  id: 'yang dan di dengan untuk dari pada ini itu dalam tidak akan ke adalah juga oleh telah karena bahwa mereka',
  vi: 'và của là các có không cho được trong một với những đã người này từ khi để đến',
  ru: 'и в не на что с по как это за к из от о у его для но при так все также был было или до после она они мы',
  uk: 'і в не на що з та як це за до від у його для але при так все також був було або після вона вони ми про є й',
  bg: 'и в на се за от да не с по че е са как като това до са бе след ще или но също',
  sr: 'и у на је да се за од не са као што су то по али из који до би ће или након',
};

/** Scripts that name their language, or the one that is by far the likeliest in news. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Ethiopic}/gu, 'am'],
];

const LANGUAGES = Object.entries(FUNCTION_WORDS).map(([code, words]) => ({ code, words: new Set(words.split(' ')) }));
/** As much of a text as decides; the rest is not looked at. */
const LOOKED_AT = 6000;
/** Fewer words than this say nothing about the language, unless the script does. */
const MIN_WORDS = 8;

/**
 * The language of a text as a BCP 47 code, or null when it is too short to tell or in none of the known ones. English wins only
 * when its function words are the commonest; a quotation in another language does not change the language of a report.
 */
export function recogniseLanguage(text: string): string | null {
  // From the middle as well as the head: pages open with names and numbers.
  const half = LOOKED_AT / 2;
  const middle = Math.max(half, (text.length - half) >> 1);
  const sample = text.length <= LOOKED_AT ? text : `${text.slice(0, half)} ${text.slice(middle, middle + half)}`;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [script, code] of SCRIPTS) {
    const count = sample.match(script)?.length ?? 0;
    // Japanese mixes Han with its own letters, of which a fifth is enough to tell it from Chinese.
    if (count >= (code === 'ja' ? 0.2 : 0.5) * letters) {
      if (code === 'ar' && /[پچژگ]/.test(sample)) return /[ٹڈڑے]/.test(sample) ? 'ur' : 'fa';
      return code;
    }
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < MIN_WORDS) return null;
  const [best, second] = LANGUAGES.map(({ code, words: known }) => ({
    code,
    share: words.filter(word => known.has(word)).length / words.length,
  })).sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
  if (best === undefined || best.share < 0.12) return null;
  // Russian and Ukrainian share most small words; four letters do not.
  if (best.code === 'ru' || best.code === 'uk' || best.code === 'bg' || best.code === 'sr') {
    if (/[іїєґ]/i.test(sample)) return 'uk';
    if (/[ыэё]/i.test(sample)) return 'ru';
    if (/[ђћџљњј]/i.test(sample)) return 'sr';
  }
  return second !== undefined && best.share - second.share < 0.01 && best.code === 'en' ? null : best.code;
}
