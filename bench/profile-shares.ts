import { Session } from 'node:inspector/promises';

/** How much of the processor's time went into one layer of the reader. */
export interface LayerShare {
  /** `language`, or a folder of `src/reading`. */
  readonly layer: string;
  /** 0–1, of everything that was done for readings. */
  readonly share: number;
}

/** "file:///…/reading/moves/find-moves.ts" belongs to `moves`; what the rules' matcher does belongs to the layer that asked. */
const LAYER = /\/(?:src|dist)\/(?:(language)\/|reading\/(?!rules\/|grounding\/)([a-z]+)\/)/;

/** Samples the processor while `work` runs, and tells which layer was at work: the innermost one on the stack. */
export async function profileShares(work: () => void): Promise<readonly LayerShare[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const timeOf = new Map<number, number>();
  profile.samples?.forEach((node, place) => {
    timeOf.set(node, (timeOf.get(node) ?? 0) + (profile.timeDeltas?.[place] ?? 0));
  });
  const nodes = new Map(profile.nodes.map(node => [node.id, node]));
  const shares = new Map<string, number>();
  let total = 0;
  const walk = (id: number, above: string | null): void => {
    const node = nodes.get(id)!;
    const [, language, reading] = LAYER.exec(node.callFrame.url) ?? [];
    const layer = language ?? reading ?? above;
    if (layer !== null) {
      const spent = timeOf.get(id) ?? 0;
      shares.set(layer, (shares.get(layer) ?? 0) + spent);
      total += spent;
    }
    for (const child of node.children ?? []) walk(child, layer);
  };
  walk(profile.nodes[0]!.id, null);
  return [...shares]
    .map(([layer, spent]) => ({ layer, share: spent / total }))
    .sort((a, b) => b.share - a.share || (a.layer < b.layer ? -1 : 1));
}
