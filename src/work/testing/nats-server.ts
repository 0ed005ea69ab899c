import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface NatsServer {
  readonly port: number;
  /** Address of a queue of its own. */
  newQueue(): string;
  /** Ends it as a power cut would (`kill -9`), and starts it again on the same port and files. */
  restart(): Promise<void>;
  /** Ends it and forgets its files: a broker that lost its disk. */
  loseDisk(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a NATS server with JetStream of the tests' own, on a free port, its files in a temporary folder.
 *
 * @returns null where it is not installed; in CI that is an error, so that no run goes green without it.
 */
export async function startNats(): Promise<NatsServer | null> {
  try {
    execFileSync('nats-server', ['--version'], { stdio: 'pipe' });
  } catch {
    if (process.env.CI === 'true') throw new Error('nats-server is not installed (apt-get install nats-server)');
    console.warn('nats-server is not installed: the queue is not tested. (apt-get install nats-server)');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-nats-'));
  const files = join(folder, 'files');
  let server = await run(-1);
  const { port } = server;

  /** Port -1: any that is free, which the server writes into a file. */
  async function run(at: number): Promise<{ readonly child: ChildProcess; readonly port: number }> {
    const ports = mkdtempSync(join(folder, 'ports-'));
    const words = ['-js', '-a', '127.0.0.1', '-p', String(at), '-sd', files, '--ports_file_dir', ports];
    const child = spawn('nats-server', words, { stdio: 'ignore' });
    for (let tried = 0; tried < 400; tried++) {
      const [name] = readdirSync(ports);
      const written = name === undefined ? '' : readFileSync(join(ports, name), 'utf8');
      const found = /:(\d+)"/.exec(written);
      if (found !== null) return { child, port: Number(found[1]) };
      if (child.exitCode !== null) throw new Error(`nats-server ended with status ${child.exitCode}`);
      await wait(25);
    }
    throw new Error('nats-server did not start');
  }
  const kill = async () => {
    const ended = new Promise(resolve => server.child.once('exit', resolve));
    if (server.child.kill('SIGKILL')) await ended;
  };
  let made = 0;
  return {
    port,
    newQueue: () => `nats://127.0.0.1:${port}/test${++made}`,
    async restart() {
      await kill();
      server = await run(port);
    },
    async loseDisk() {
      await kill();
      rmSync(files, { recursive: true, force: true });
      server = await run(port);
    },
    async stop() {
      await kill();
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}
