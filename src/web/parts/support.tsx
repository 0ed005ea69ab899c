import { printable, safeUrl } from '../format.ts';
import type { Newsroom } from '../site.ts';
import { words } from '../words.ts';

/** The newsroom's box for support, in its own words: text, links, account numbers. */
export function Support({ newsroom }: { readonly newsroom: Newsroom }) {
  const { support } = newsroom;
  if (support === null) return null;
  return (
    <section class="support" aria-labelledby="support">
      <h2 id="support">{words.support}</h2>
      <p>{printable(support.text)}</p>
      {support.links.length > 0 && (
        <p class="links">
          {support.links.map(({ label, url }) => (
            <a href={safeUrl(url) ?? undefined} rel="noreferrer">
              {printable(label)}
            </a>
          ))}
        </p>
      )}
      {support.accounts.length > 0 && (
        <dl class="facts">
          {support.accounts.map(({ label, number }) => (
            <>
              <dt>{printable(label)}</dt>
              <dd>{printable(number)}</dd>
            </>
          ))}
        </dl>
      )}
    </section>
  );
}

/** Whether readers may comment, and where. */
export function Comments({ newsroom }: { readonly newsroom: Newsroom | null }) {
  const open = newsroom?.comments ?? null;
  return open === null ? <span>{words.commentsClosed}</span> : <a href={open.url}>{printable(open.label)}</a>;
}
