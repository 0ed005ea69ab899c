import type { Cite } from '../text/index.ts';
import { compare } from './cluster.ts';
import type { Field, FieldVersion, VersionVoice } from './dossier.ts';

/** One value as one entry gives it. */
export interface Given {
  readonly value: string;
  readonly voice: VersionVoice;
  readonly cites: readonly Cite[];
  readonly report: string;
  /** Publication day of the report; sorts versions of what changes with time. */
  readonly published: string | null;
  /** What it goes back to: the report's independence group, or the agency that the words are credited to. */
  readonly source: string;
}

export interface Preference {
  /** `latest`: what changes with time (a status) is what the last report says. Default: what most independent sources say. */
  readonly by?: 'support' | 'latest' | 'longest';
  /** Finer values are preferred among those that agree; higher is finer. */
  readonly fineness?: (value: string) => number;
  /** True when the coarser value is met by the finer: 2025-07 by 2025-07-23. Its sources then count for the finer too. */
  readonly agrees?: (coarse: string, fine: string) => boolean;
}

export const NO_FIELD: Field = { preferred: null, because: 'no report states it', versions: [] };

/** A field from all values it was given: equal values are one version; the preferred version comes first. */
export function mergeField(given: readonly Given[], { by = 'support', fineness, agrees }: Preference = {}): Field {
  if (given.length === 0) return NO_FIELD;
  const byValue = new Map<string, Given[]>();
  for (const one of given) {
    const same = byValue.get(one.value);
    if (same === undefined) byValue.set(one.value, [one]);
    else same.push(one);
  }
  const versions: Ranked[] = [...byValue].map(([value, all]) => ({
    version: versionOf(value, all),
    latest: latestOf(all),
    all,
  }));
  // Worked out once for each value: a standing condition has dozens of wordings.
  const supports = new Map(
    versions.map(({ version: { value }, all }) => {
      const agreeing = agrees === undefined ? [] : versions.filter(({ version }) => agrees(version.value, value));
      return [value, new Set([all, ...agreeing.map(other => other.all)].flat().map(({ source }) => source)).size];
    }),
  );
  const support = (value: string) => supports.get(value) ?? 0;
  const reviewed = ({ all }: Ranked) => all.some(({ voice }) => voice.kind === 'review');
  const byReporter = ({ all }: Ranked) => all.some(({ voice }) => voice.kind === 'reporter');
  versions.sort(
    (a, b) =>
      Number(reviewed(b)) - Number(reviewed(a)) ||
      (by === 'latest' ? compare(b.latest, a.latest) : 0) ||
      (by === 'longest' ? b.version.value.length - a.version.value.length : 0) ||
      support(b.version.value) - support(a.version.value) ||
      Number(byReporter(b)) - Number(byReporter(a)) ||
      (fineness === undefined ? 0 : fineness(b.version.value) - fineness(a.version.value)) ||
      compare(b.latest, a.latest) ||
      compare(a.version.value, b.version.value),
  );
  const [first, second] = versions;
  return {
    preferred: first!.version.value,
    because: becauseOf(first!, second, { by, support, reviewed, byReporter }),
    versions: versions.map(({ version }) => version),
  };
}

interface Ranked {
  readonly version: FieldVersion;
  readonly latest: string;
  readonly all: readonly Given[];
}

function becauseOf(
  first: Ranked,
  second: Ranked | undefined,
  rank: {
    readonly by: string;
    readonly support: (value: string) => number;
    readonly reviewed: (ranked: Ranked) => boolean;
    readonly byReporter: (ranked: Ranked) => boolean;
  },
): string {
  if (rank.reviewed(first))
    return `corrected by ${first.version.voices.find(({ kind }) => kind === 'review')?.name ?? 'a reviewer'}`;
  if (second === undefined) return 'all that state it agree';
  if (rank.by === 'latest' && first.latest !== second.latest) return 'the latest report says so';
  if (rank.by === 'longest') return 'the fullest wording';
  const [one, other] = [rank.support(first.version.value), rank.support(second.version.value)];
  if (one > other) return `${one} independent ${one === 1 ? 'source' : 'sources'} against ${other}`;
  if (rank.byReporter(first) && !rank.byReporter(second))
    return 'a reporter says so, the other version is a source’s word';
  return 'more exact, or later, at equal support';
}

function versionOf(value: string, all: readonly Given[]): FieldVersion {
  const voices = new Map(all.map(({ voice }) => [`${voice.kind}|${voice.name}`, voice] as const));
  const cites = new Map(
    all.flatMap(one => one.cites).map(cite => [`${cite.report}|${cite.start}|${cite.end}`, cite] as const),
  );
  return {
    value,
    voices: [...voices].sort(([a], [b]) => compare(a, b)).map(([, voice]) => voice),
    cites: sortedCites([...cites.values()]),
    reports: [...new Set(all.map(({ report }) => report))].sort(compare),
    independent: new Set(all.map(({ source }) => source)).size,
  };
}

const latestOf = (all: readonly Given[]) =>
  all
    .map(({ published }) => published ?? '')
    .sort(compare)
    .at(-1)!;

/** Cites in one order on every machine: by report, then place. */
export function sortedCites(cites: readonly Cite[]): Cite[] {
  return [...cites].sort((a, b) => compare(a.report, b.report) || a.start - b.start || a.end - b.end);
}
