import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network that can be cut: passes TCP through to another place while it is whole. */
export interface CutProxy {
  readonly port: number;
  /**
   * `broken`: connections end with an error, new ones are refused an answer. `silent`: nothing is said any more, and what is sent is lost, as when a
   * cable is pulled.
   */
  cut(how: 'broken' | 'silent'): void;
  /** New connections go through again. Those that fell silent stay so, as behind a router that forgot them. */
  heal(): void;
  stop(): Promise<void>;
}

export async function startCutProxy(target: { readonly port: number } | { readonly path: string }): Promise<CutProxy> {
  let state: 'whole' | 'broken' | 'silent' = 'whole';
  const pairs = new Set<readonly [Socket, Socket]>();
  const server: Server = createServer(near => {
    near.on('error', () => {});
    if (state !== 'whole') {
      if (state === 'broken') near.destroy();
      return;
    }
    const far = 'path' in target ? connect(target.path) : connect(target.port, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    far.on('error', () => {});
    near.pipe(far).pipe(near);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on('close', end);
    far.on('close', end);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return {
    port: address.port,
    cut(how) {
      state = how;
      for (const [near, far] of pairs) {
        if (how === 'broken') near.destroy();
        else {
          near.unpipe(far);
          far.unpipe(near);
          near.resume();
          far.resume();
        }
      }
    },
    heal() {
      state = 'whole';
    },
    stop: () =>
      new Promise(resolve => {
        for (const [near] of pairs) near.destroy();
        server.close(() => resolve());
        server.unref();
        resolve();
      }),
  };
}
