import iconv from 'iconv-lite';
import jschardet from 'jschardet';

/** A text as decoded, and why this encoding was believed. */
export interface DecodedText {
  readonly text: string;
  /** Name of the encoding as iconv knows it, lower case. */
  readonly encoding: string;
  readonly basis: 'byte order mark' | 'valid UTF-8' | 'http' | 'declared' | 'guessed';
  /** Bytes that were no character of the encoding; each stands in the text as U+FFFD. */
  readonly damaged: number;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** As the WHATWG standard reads these labels: what calls itself Latin-1 is Windows-1252, with its curly quotation marks. */
const READ_AS: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  // jschardet's name for short Western texts; no news page was ever seen in it.
  macroman: 'windows-1252',
  'x-mac-roman': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  ks_c_5601: 'cp949',
  'ks_c_5601-1987': 'cp949',
  'euc-kr': 'cp949',
};

const readAs = (label: string) => READ_AS[label.trim().toLowerCase()] ?? label.trim().toLowerCase();
const countDamage = (text: string) => text.split('\ufffd').length - 1;

function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', length: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 without a mark: Latin text has a zero in every other byte, and always on the same side. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(bytes.length, 4096) & ~1;
  if (looked < 16) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < looked; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = looked / 2;
  if (odd > 0.4 * half && even < 0.02 * half) return 'utf-16le';
  if (even > 0.4 * half && odd < 0.02 * half) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: string, basis: DecodedText['basis']): DecodedText | null {
  if (!iconv.encodingExists(encoding)) return null;
  // iconv-lite and not TextDecoder: Node 20's own windows-1252 turns curly quotation marks into control characters.
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: true,
  });
  return { text, encoding, basis, damaged: countDamage(text) };
}

/** The encoding a page names in its head: `<meta charset=…>`, `<meta http-equiv … charset=…>` or an XML declaration. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = iconv.decode(Buffer.from(bytes.subarray(0, 4096)), 'latin1');
  const declared = /<(?:meta\s[^>]{0,300}?charset|\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(
    head,
  );
  return declared?.[1]?.toLowerCase() ?? null;
}

function guessEncoding(bytes: Uint8Array, isPage: boolean): { encoding: string; confidence: number } {
  // The detector counts letters; markup is thousands of ASCII letters that say nothing about the rest.
  const latin = iconv.decode(Buffer.from(bytes.subarray(0, 400_000)), 'latin1');
  const words = isPage ? latin.replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)|<[^<>]*>/gi, ' ') : latin;
  const { encoding, confidence } = jschardet.detect(Buffer.from(words.slice(0, 60_000), 'latin1'));
  return { encoding: readAs(encoding ?? 'windows-1252'), confidence: encoding === null ? 0 : confidence };
}

/**
 * Decodes bytes of unknown encoding. Evidence in order: byte order mark; validity as UTF-8, which no other encoding reaches by
 * chance and which overrides a wrong declaration; the HTTP header; what a page declares; letter statistics.
 *
 * Returns null when nothing fits. A page always decodes (browsers fall back to Windows-1252 too), plain text does not: a wrong
 * guess would stand in every cite.
 */
export function decodeText(bytes: Uint8Array, options: { isPage: boolean; http?: string | null }): DecodedText | null {
  const mark = byteOrderMark(bytes);
  if (mark !== null) {
    const marked = decodeAs(bytes.subarray(mark.length), mark.encoding, 'byte order mark');
    if (marked !== null) return marked;
  }
  const order = utf16Order(bytes);
  if (order !== null) return decodeAs(bytes, order, 'guessed');

  const declared = [
    { label: options.http ?? null, basis: 'http' as const },
    { label: options.isPage ? declaredEncoding(bytes) : null, basis: 'declared' as const },
  ];
  // Of the encodings still in use only ISO-2022-JP looks like plain ASCII and is not.
  const escaped = declared.some(({ label }) => label !== null && readAs(label) === 'iso-2022-jp');
  if (!escaped) {
    try {
      return { text: strictUtf8.decode(bytes), encoding: 'utf-8', basis: 'valid UTF-8', damaged: 0 };
    } catch {
      // Not UTF-8 throughout.
    }
  }
  for (const { label, basis } of declared) {
    if (label === null || readAs(label) === 'utf-8' || readAs(label) === 'utf8') continue;
    const decoded = decodeAs(bytes, readAs(label), basis);
    if (decoded !== null && decoded.damaged * 200 <= decoded.text.length) return decoded;
  }
  // UTF-8 with a few broken bytes (a page glued together from two sources, a file cut inside a character).
  const loose = decodeAs(bytes, 'utf-8', 'guessed');
  if (loose !== null && loose.damaged <= 0.25 * (loose.text.match(/[\u0080-\ufffc]/g)?.length ?? 0)) return loose;

  const guess = guessEncoding(bytes, options.isPage);
  const guessed = decodeAs(bytes, guess.encoding, 'guessed');
  if (guessed !== null && (options.isPage || (guess.confidence >= 0.5 && guessed.damaged === 0))) return guessed;
  return options.isPage ? decodeAs(bytes, 'windows-1252', 'guessed') : null;
}

/** U+0080–U+009F as Windows-1252 meant them; the five codes it leaves empty stay as they are. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Mends pages that went through a wrong decoder once: control characters where curly quotation marks were. */
export function repairControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, control => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}
