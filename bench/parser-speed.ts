import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** How fast one library goes from raw text to what it can tell of words, alone in a process of its own. */
export interface ParserSpeed {
  readonly name: string;
  /** What it makes of the text. */
  readonly gives: string;
  /** Words per second of processor time of the whole process, on one core: the first pass over the texts, and the best of the later ones. */
  readonly firstWordsPerSecond: number;
  readonly wordsPerSecond: number;
  /** The best pass by the clock; equal to the above on an idle machine. */
  readonly wordsPerSecondByClock: number;
  /** From the first import to the first sentence, by the clock and by the processor. */
  readonly loadMs: number;
  readonly loadCpuMs: number;
  readonly peakMemoryMb: number;
}

const PASSES = 3;

interface Subject {
  readonly name: string;
  readonly gives: string;
  /** Reads a text and returns how many words it found. */
  load(): Promise<(text: string) => number>;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: 'parley',
    gives: 'sentences, tokens, lemmas, tags, features, trees',
    async load() {
      const { loadLanguage } = await import('../src/language/index.ts');
      const language = loadLanguage();
      return text =>
        language.analyse(text, [{ start: 0, end: text.length }]).reduce((sum, { tokens }) => sum + tokens.length, 0);
    },
  },
  {
    name: 'winkNLP',
    gives: 'sentences, tokens, universal tags',
    async load() {
      const { default: winkNlp } = await import('wink-nlp');
      const { default: model } = await import('wink-eng-lite-web-model');
      const nlp = winkNlp(model, ['sbd', 'pos']);
      return text => {
        const document = nlp.readDoc(text);
        document.sentences().out();
        return document.tokens().out(nlp.its.pos).length;
      };
    },
  },
  {
    name: 'compromise',
    gives: 'sentences, terms, own tags',
    async load() {
      const { default: compromise } = await import('compromise');
      return text => compromise(text).json({ offset: false }).reduce(termsIn, 0);
    },
  },
];
const termsIn = (sum: number, sentence: { readonly terms: readonly unknown[] }) => sum + sentence.terms.length;

/** Texts to read: real reports where they lie beside the checkout, else our own examples. About `characters` of them. */
export function benchTexts(characters: number): string[] {
  const reports = fileURLToPath(new URL('../../shared/data/reports/news.ndjson.gz', import.meta.url));
  const examples = fileURLToPath(new URL('../examples/', import.meta.url));
  const all = existsSync(reports)
    ? gunzipSync(readFileSync(reports))
        .toString('utf8')
        .split('\n', 400)
        .map(line => (JSON.parse(line) as { text: string }).text)
    : readdirSync(examples, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.json'))
        .sort()
        .map(name => (JSON.parse(readFileSync(`${examples}${name}`, 'utf8')) as { text?: string }).text ?? '');
  if (all.length === 0) return [];
  const texts: string[] = [];
  for (let size = 0, k = 0; size < characters; k++) {
    const text = all[k % all.length]!;
    texts.push(text);
    size += Math.max(1, text.length);
  }
  return texts;
}

async function measureHere({ name, gives, load }: Subject, characters: number): Promise<ParserSpeed> {
  const begun = performance.now();
  const begunCpu = process.cpuUsage();
  const read = await load();
  read('The talks have begun.');
  const loadMs = performance.now() - begun;
  const loadCpu = process.cpuUsage(begunCpu);
  const texts = benchTexts(characters);
  const passes = Array.from({ length: PASSES }, () => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const words = texts.reduce((sum, text) => sum + read(text), 0);
    const { user, system } = process.cpuUsage(cpu);
    return { byCpu: words / ((user + system) / 1e6), byClock: words / ((performance.now() - start) / 1e3) };
  });
  return {
    name,
    gives,
    firstWordsPerSecond: passes[0]!.byCpu,
    wordsPerSecond: Math.max(...passes.map(({ byCpu }) => byCpu)),
    wordsPerSecondByClock: Math.max(...passes.map(({ byClock }) => byClock)),
    loadMs,
    loadCpuMs: (loadCpu.user + loadCpu.system) / 1000,
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  };
}

/**
 * Measures Parley's parser beside winkNLP and compromise, one after another, each in its own process. All three read the same
 * texts, about `characters` of them; words are counted as each library cuts them.
 */
export function measureParserSpeed(characters = 600_000): ParserSpeed[] {
  const script = fileURLToPath(import.meta.url);
  return SUBJECTS.map(({ name }) => {
    const args = [...process.execArgv, script, name, String(characters)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ParserSpeed;
  });
}

const [, script, name, characters] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  const subject = SUBJECTS.find(own => own.name === name);
  const report = subject === undefined ? measureParserSpeed() : await measureHere(subject, Number(characters));
  console.log(JSON.stringify(report, null, subject === undefined ? 2 : 0));
}
