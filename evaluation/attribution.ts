import type { Figure, Measured } from './figure.ts';
import { SHARED } from './figure.ts';
import { parseReports, runScorer, withReadings } from './scorer.ts';

const SCRIPT = `${SHARED}score/attribution.py`;
// A row of the scorer: its name, then precision, recall and F1.
const ROW = /^(token|AR) (\S+)\s+[\d.]+\s+[\d.]+\s+([\d.]+)$/gm;
const NAMES: Readonly<Record<string, string>> = {
  'token source': 'words of sources',
  'token cue': 'words of cues',
  'token content': 'words of contents',
  'AR cue': 'statements found by their cue',
  'AR len': 'AR-lenient: cue and source overlap, content F1 ≥ .5',
  'AR mid': 'source exact and content F1 ≥ .8',
  'AR who-what': 'source and content F1 ≥ .5, cue left aside',
  'AR strict': 'all three exact',
};

/** Statements on PolNeAR dev, by the scorer that keeps the corpus's own rules. F1 in percent. */
export function measureAttribution(): Measured {
  const reports = parseReports(runScorer('python3', [SCRIPT, '--reports', 'dev']));
  const table = withReadings(reports, file => runScorer('python3', [SCRIPT, file, 'dev']));
  const figures: Figure[] = [...table.matchAll(ROW)].map(([, kind, role, f1]) => ({
    id: `attribution.polnear-dev.${kind === 'AR' ? 'ar' : kind}-${role === 'len' ? 'lenient' : role}`,
    value: Number(f1),
    what: NAMES[`${kind} ${role}`] ?? `${kind} ${role}`,
  }));
  return { figures, table };
}
