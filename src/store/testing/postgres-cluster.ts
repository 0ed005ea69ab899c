import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface ClusterOptions {
  /** True for what a real one does: wait for the disk. Default false: killing a client is what is tested, not a power cut. */
  readonly durable?: boolean;
  /** The folder to put its own into: that of a small disk, say. */
  readonly within?: string;
}

export interface Cluster {
  /** Address of a new, empty database. */
  newDatabase(): string;
  /** The socket it listens on. */
  readonly socket: string;
  /** Ends it as a crash would, and starts it again on the same files. */
  restart(): Promise<void>;
  /** Ends it and takes its files away. Waits without blocking: a test runner that hears nothing for a minute calls the run failed. */
  stop(): Promise<void>;
}

const execute = promisify(execFile);

const HOME = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs as Debian installs them; null where it is not installed. */
function programs(): string | null {
  const versions = existsSync(HOME) ? readdirSync(HOME).filter(name => Number(name) >= 15) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(HOME, newest, 'bin');
}

/**
 * Starts a PostgreSQL of the tests' own in a temporary folder, reached through a socket in it: no port, no password, nobody else's data. It
 * refuses to run as root, so root hands it to an ordinary user.
 *
 * @returns null where PostgreSQL is not installed; in CI that is an error, so that no run goes green without it.
 */
export function startCluster({ durable = false, within = tmpdir() }: ClusterOptions = {}): Cluster | null {
  const bin = programs();
  if (bin === null) {
    if (process.env.CI === 'true') throw new Error('PostgreSQL is not installed (apt-get install postgresql)');
    console.warn('PostgreSQL is not installed: the tests run on SQLite alone. (apt-get install postgresql)');
    return null;
  }
  const folder = mkdtempSync(join(within, 'parley-pg-'));
  const owner = process.getuid?.() === 0 ? ordinaryUser() : undefined;
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const run = (program: string, ...words: string[]) =>
    execFileSync(join(bin, program), words, { ...owner, cwd: folder, stdio: 'pipe' });
  run('initdb', '-D', data, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}'${durable ? '' : ' -c fsync=off'}`;
  const starting = ['-D', data, '-w', '-t', '120', '-l', join(folder, 'log'), '-o', settings, 'start'];
  run('pg_ctl', ...starting);
  const end = () =>
    execute(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', '-t', '300', 'stop'], { ...owner, cwd: folder });
  let made = 0;
  return {
    newDatabase() {
      const name = `parley_${++made}`;
      run('createdb', '-h', folder, '-U', 'parley', name);
      return `postgres://parley@localhost/${name}?host=${encodeURIComponent(folder)}`;
    },
    socket: join(folder, '.s.PGSQL.5432'),
    async restart() {
      await end();
      await started();
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };

  /** Its output goes to no pipe of ours: the server would hold it open, and whoever waits for its end would wait for ever. */
  function started(): Promise<void> {
    const child = spawn(join(bin!, 'pg_ctl'), starting, { ...owner, cwd: folder, stdio: 'ignore' });
    return new Promise((resolve, reject) => {
      child.on('exit', status => (status === 0 ? resolve() : reject(new Error(`pg_ctl start: status ${status}`))));
    });
  }
}

function ordinaryUser(): { uid: number; gid: number } {
  const id = (flag: string, name: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') };
}
