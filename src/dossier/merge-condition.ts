import { type Cluster, compare } from './cluster.ts';
import type { DossierCondition } from './dossier.ts';
import type { MergeContext } from './merge-base.ts';
import { type Given, mergeField, sortedCites } from './merge-field.ts';

/** A condition with every wording it was given; its state is what the last report says. */
export function mergeCondition({ members }: Cluster, { groups, group, sideName }: MergeContext): DossierCondition {
  const inTime = members
    .map(id => groups.conditions.get(id))
    .sort(
      (a, b) => compare(a.published ?? '', b.published ?? '') || compare(a.report, b.report) || compare(a.id, b.id),
    );
  const [first, last] = [inTime[0]!, inTime.at(-1)!];
  return {
    id: `condition/${members[0]}`,
    entity: 'condition',
    setBy: first.side === null ? null : sideName(first.side),
    operator: first.entry.operator,
    requires: mergeField(
      inTime.map(
        ({ entry: { requires }, report, published }): Given => ({
          value: requires.exact,
          voice: { kind: 'reporter', name: null },
          cites: [requires],
          report,
          published,
          source: group(report),
        }),
      ),
    ),
    state: last.entry.state,
    reports: [...new Set(members.map(id => groups.conditions.get(id).report))].sort(compare),
    cites: sortedCites(inTime.flatMap(({ entry }) => entry.cites)),
    firstReported: first.published,
  };
}
