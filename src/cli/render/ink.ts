/** The layers of a reading that are marked in the text, as the screens mark them: by line and by colour, never by colour alone. */
export type Layer = 'statement' | 'move' | 'condition' | 'meeting' | 'assessment' | 'discrepancy';

/** The sign of each layer, the same on every surface of Parley. */
export const GLYPHS: Readonly<Record<Layer | 'agreement' | 'account' | 'position' | 'time' | 'awaiting', string>> = {
  statement: '❝',
  move: '▶',
  condition: '◇',
  meeting: '■',
  assessment: '○',
  discrepancy: '≠',
  agreement: '§',
  account: '⚑',
  position: '⊢',
  time: '◷',
  awaiting: '→',
};

/** Turns words into words for a terminal, or leaves them alone where colour is not wanted. */
export interface Ink {
  strong(text: string): string;
  muted(text: string): string;
  trouble(text: string): string;
  layer(layers: readonly Layer[], text: string): string;
}

const ESC = '\u001b[';
const RESET = `${ESC}0m`;
// Underlines beyond the plain one (double 4:2, dotted 4:4, dashed 4:5) fall back to plain or none where a terminal lacks them.
const LAYER_CODES: Readonly<Record<Layer, string>> = {
  statement: '4;34',
  move: '1;4;33',
  condition: '4:5;35',
  meeting: '21;36',
  assessment: '4:4;2',
  discrepancy: '7;31',
};

export function inkFor(colour: boolean): Ink {
  const paint = (codes: string, text: string) => (colour && text !== '' ? `${ESC}${codes}m${text}${RESET}` : text);
  return {
    strong: text => paint('1', text),
    muted: text => paint('2', text),
    trouble: text => paint('31', text),
    // Inner layers come last and win the colour; the outer ones keep their line.
    layer: (layers, text) =>
      layers.length === 0 ? text : paint(layers.map(layer => LAYER_CODES[layer]).join(';'), text),
  };
}
