export const LAYERS = ['statement', 'move', 'condition', 'meeting', 'reporter', 'clash'] as const;
export type Layer = (typeof LAYERS)[number] | 'other';

/** The sign of a layer, 12 px: colour is never alone. */
export function Glyph({ layer }: { readonly layer: Layer }) {
  return (
    <svg class={`glyph ${layer}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <Shape layer={layer} />
    </svg>
  );
}

function Shape({ layer }: { readonly layer: Layer }) {
  switch (layer) {
    case 'statement':
      return <path d="M1 9V6.2Q1 3 4.6 2.4V4Q3 4.5 2.9 6H5V9ZM7 9V6.2Q7 3 10.6 2.4V4Q9 4.5 8.9 6H11V9Z" />;
    case 'move':
      return <path d="M2 2 11 6 2 10Z" />;
    case 'condition':
      return <path d="M6 1.5 10.5 6 6 10.5 1.5 6Z" fill="none" stroke="currentColor" stroke-width="2" />;
    case 'meeting':
      return <path d="M1.5 1.5h9v9h-9Z" />;
    case 'reporter':
      return <circle cx="6" cy="6" r="3.8" fill="none" stroke="currentColor" stroke-width="2" />;
    case 'clash':
      return <path d="M1 4.5H11M1 8H11M8.5 1.5 3.5 11" fill="none" stroke="currentColor" stroke-width="2" />;
    case 'other':
      return <path d="M2 6H10" stroke="currentColor" stroke-width="2" />;
  }
}
