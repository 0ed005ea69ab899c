export { type Cite, type CitedText, citeOf, isExact } from './cite.ts';
export { type CodePoints, codePointsOf, spanInCodePoints } from './code-points.ts';
export { counted } from './counted.ts';
export { type MarkedText, readMarkedText } from './marked-text.ts';
export { NUMBER_WORDS } from './number-words.ts';
export { ParleyError } from './parley-error.ts';
export { compiledCopy, compiledKey, parseYaml } from './parse-yaml.ts';
export {
  compareSpans,
  contains,
  coverSpans,
  mergeSpans,
  overlaps,
  type Span,
  sharedLength,
  subtractSpans,
  trimSpan,
} from './span.ts';
export { listed, neutralised, restored, unlisted } from './table-cells.ts';
