import { printable } from '../format.ts';
import { Document } from '../parts/layout.tsx';
import { words } from '../words.ts';

/** One sentence on what failed, what is safe, and what to do. */
export function ErrorPage({
  message,
  next,
  back,
}: {
  readonly message: string;
  readonly next: string;
  readonly back: string;
}) {
  return (
    <Document
      root={target => `/${target}`}
      title={`${words.desk.error} ${words.brand}`}
      styles={['desk']}
      scripts={[]}
      atDesk
    >
      <header class="top">
        <a class="brand" href="/index.html">
          {words.brand}
        </a>
      </header>
      <main>
        <h1 class="error-head">
          <span class="clash">{words.desk.error}</span> {printable(message)}
        </h1>
        <p>
          {words.desk.nothingChanged} {printable(next)}
        </p>
        <p>
          <a class="button" href={back}>
            {words.desk.tryAgain}
          </a>
        </p>
      </main>
    </Document>
  );
}
