import { printable } from '../format.ts';
import { Document } from '../parts/layout.tsx';
import { type Site, shelvesOf } from '../site.ts';
import { words } from '../words.ts';
import type { AddJob } from './add-jobs.ts';
import type { Session } from './session.ts';

export interface AddPageProps {
  readonly site: Site;
  readonly session: Session;
  readonly jobs: readonly AddJob[];
}

/** Adding reports: files, a pasted text, a web address, a feed; and how far each of them is. */
export function AddPage({ site, session, jobs }: AddPageProps) {
  const working = jobs.some(({ done }) => !done);
  return (
    <Document
      root={target => target}
      title={`${words.desk.addHead} – ${site.name === null ? words.brand : printable(site.name)}`}
      styles={['views', 'desk']}
      scripts={['assets/add.js']}
      atDesk
      refresh={working}
    >
      <header class="top">
        <a class="brand" href="index.html">
          {site.name === null ? words.brand : printable(site.name)}
        </a>
        <span class="where">
          <a href="index.html">{words.dossiers}</a>
        </span>
        <button type="button" class="theme">
          {words.theme}
        </button>
      </header>
      <main>
        <h1>{words.desk.addHead}</h1>
        <p class="lede">{words.desk.addWhy}</p>
        {session.viewer.role === 'reader' ? (
          <p>
            {words.desk.readerOnly} {words.desk.readerOnlyNext}
          </p>
        ) : (
          <>
            <Jobs site={site} jobs={jobs} />
            <Forms token={session.token} />
          </>
        )}
      </main>
    </Document>
  );
}

function Forms({ token }: { readonly token: string }) {
  const { desk } = words;
  return (
    <div class="ways">
      <AddForm token={token} how="files" title={desk.files} multipart>
        <label class="drop">
          <span>{desk.filesHint}</span>
          <input type="file" name="files" multiple required />
        </label>
        <button type="submit" class="filled works">
          {desk.readFiles}
        </button>
      </AddForm>
      <AddForm token={token} how="page" title={desk.web}>
        <Line name="url" label={desk.webAddress} type="url" required />
        <button type="submit" class="plain works">
          {desk.readPage}
        </button>
      </AddForm>
      <AddForm token={token} how="feed" title={desk.feed}>
        <Line name="url" label={desk.feedAddress} type="url" required />
        <button type="submit" class="plain works">
          {desk.readFeed}
        </button>
      </AddForm>
      <AddForm token={token} how="paste" title={desk.paste}>
        <label>
          <span class="label">{desk.pasteText}</span>
          <textarea name="text" rows={10} required />
        </label>
        <div class="pair-fields">
          <Line name="headline" label={desk.headline} />
          <Line name="publisher" label={desk.publisher} />
          <Line name="published" label={desk.published} hint={desk.publishedHint} />
          <Line name="url" label={desk.url} type="url" />
        </div>
        <button type="submit" class="plain works">
          {desk.readText}
        </button>
      </AddForm>
    </div>
  );
}

function AddForm({
  token,
  how,
  title,
  multipart = false,
  children,
}: {
  readonly token: string;
  readonly how: string;
  readonly title: string;
  readonly multipart?: boolean;
  readonly children?: unknown;
}) {
  return (
    <form
      method="post"
      action="desk/add"
      id={`add-${how}`}
      enctype={multipart ? 'multipart/form-data' : undefined}
      aria-label={title}
    >
      <h2>{title}</h2>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="how" value={how} />
      {children}
    </form>
  );
}

function Line({
  name,
  label,
  type = 'text',
  required = false,
  hint,
}: {
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly hint?: string;
}) {
  return (
    <label>
      <span class="label">{label}</span>
      <input name={name} type={type} required={required} placeholder={hint} autocomplete="off" />
    </label>
  );
}

const doneOf = ({ added, known, refused }: AddJob) => added.length + known + refused.length;

/** One line that says how far a job is: `12 of 40 reports read`. */
export const jobLine = (job: AddJob): string =>
  job.done
    ? words.desk.finished(job.added.length, job.known, job.refused.length)
    : job.of === null
      ? words.desk.progress(doneOf(job))
      : words.desk.progressOf(doneOf(job), job.of);

function Jobs({ site, jobs }: { readonly site: Site; readonly jobs: readonly AddJob[] }) {
  if (jobs.length === 0) return null;
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs">{words.desk.jobs}</h2>
      <ul class="plain jobs">
        {jobs.map(job => (
          <li data-job={job.id} data-done={job.done ? 'yes' : 'no'}>
            <b class="line">{jobLine(job)}</b> <span class="label">{printable(job.what)}</span>
            {!job.done && (
              <>
                <progress
                  max={job.of ?? undefined}
                  value={job.of === null ? undefined : doneOf(job)}
                  aria-label={jobLine(job)}
                />
                <span class="label">{words.desk.goOn}</span>
              </>
            )}
            {job.added.slice(0, 5).map(report => {
              const path = readerOf(site, report);
              return path === null ? null : (
                <a class="look" href={path}>
                  {words.desk.look}
                </a>
              );
            })}
            {job.refused.map(({ message, next }) => (
              <p class="error">
                <b class="clash">{words.desk.error}</b> <b>{sentence(printable(message))}</b> {printable(next)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Where an added report is read; null where it went into no dossier. */
function readerOf(site: Site, report: string): string | null {
  const shelf = shelvesOf(site).find(({ dossier }) => dossier.reports.some(({ id }) => id === report));
  return shelf === undefined ? null : shelf.readerPath(report);
}
