import { describe, expect, it } from 'vitest';
import { recogniseLanguage } from './recognise-language.ts';

const TEXTS: Readonly<Record<string, string>> = {
  en: 'The two delegations met in Geneva on Monday, and the mediator said that the talks would go on for a week.',
  de: 'Die beiden Delegationen trafen sich am Montag in Genf, und der Vermittler sagte, dass die Gespräche weitergehen.',
  fr: 'Les deux délégations se sont rencontrées lundi à Genève et le médiateur a dit que les discussions continuent.',
  es: 'Las dos delegaciones se reunieron el lunes en Ginebra y el mediador dijo que las conversaciones van a seguir.',
  pt: 'As duas delegações reuniram-se na segunda-feira em Genebra e o mediador disse que as conversações não acabaram.',
  it: 'Le due delegazioni si sono incontrate lunedì a Ginevra e il mediatore ha detto che i colloqui non sono finiti.',
  nl: 'De twee delegaties hebben elkaar maandag in Genève ontmoet en de bemiddelaar zei dat het overleg wordt voortgezet.',
  pl: 'Obie delegacje spotkały się w poniedziałek w Genewie, a mediator powiedział, że rozmowy są trudne i nie do końca jasne.',
  tr: 'İki heyet pazartesi günü Cenevre’de bir araya geldi ve arabulucu görüşmelerin bir hafta daha süreceğini ancak bunun kolay olmadığını söyledi.',
  ru: 'Обе делегации встретились в понедельник в Женеве, и посредник заявил, что переговоры будут продолжены, но не скоро.',
  uk: 'Обидві делегації зустрілися в понеділок у Женеві, і посередник заявив, що переговори не закінчено.',
  ar: 'التقى الوفدان يوم الاثنين في جنيف وقال الوسيط إن المحادثات ستستمر أسبوعا.',
  fa: 'دو هیئت روز دوشنبه در ژنو دیدار کردند و میانجی گفت که گفتگوها ادامه خواهد داشت چون پیشرفت شده است.',
  he: 'שתי המשלחות נפגשו ביום שני בז׳נבה והמתווך אמר כי השיחות יימשכו.',
  zh: '两个代表团星期一在日内瓦会面，调解人说会谈将继续一周。',
  ja: '両代表団は月曜日にジュネーブで会談し、仲介者は協議が続くと述べた。',
  ko: '두 대표단은 월요일 제네바에서 만났으며 중재자는 회담이 계속될 것이라고 말했다.',
};

describe('the language of a text', () => {
  for (const [code, text] of Object.entries(TEXTS)) it(`is ${code}`, () => expect(recogniseLanguage(text)).toBe(code));
  it('is not told from a few words, names or figures', () => {
    for (const text of [
      '',
      '42',
      'Moscow said no.',
      'Lavrov Guterres Erdoğan Zelenskyy Biden Macron Scholz Sunak Modi',
    ]) {
      expect(recogniseLanguage(text)).toBeNull();
    }
  });
  it('stays English around a quotation in another language', () => {
    expect(
      recogniseLanguage(`${TEXTS.en} “${TEXTS.fr?.slice(0, 40)}” he said, and then he left the room with the others.`),
    ).toBe('en');
  });
});
