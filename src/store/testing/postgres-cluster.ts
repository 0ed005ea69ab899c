import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Cluster {
  /** Address of a new, empty database. */
  newDatabase(): string;
  /** Ends it and takes its files away. Waits without blocking: a test runner that hears nothing for a minute calls the run failed. */
  stop(): Promise<void>;
}

const start = promisify(execFile);

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
export function startCluster(): Cluster | null {
  const bin = programs();
  if (bin === null) {
    if (process.env.CI === 'true') throw new Error('PostgreSQL is not installed (apt-get install postgresql)');
    console.warn('PostgreSQL is not installed: the tests run on SQLite alone. (apt-get install postgresql)');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-pg-'));
  const owner = process.getuid?.() === 0 ? ordinaryUser() : undefined;
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const run = (program: string, ...words: string[]) =>
    execFileSync(join(bin, program), words, { ...owner, cwd: folder, stdio: 'pipe' });
  run('initdb', '-D', data, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  // Killing a client is what is tested, not a power cut: fsync would only cost time.
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-t', '120', '-l', join(folder, 'log'), '-o', settings, 'start');
  let made = 0;
  return {
    newDatabase() {
      const name = `parley_${++made}`;
      run('createdb', '-h', folder, '-U', 'parley', name);
      return `postgres://parley@localhost/${name}?host=${encodeURIComponent(folder)}`;
    },
    async stop() {
      const words = ['-D', data, '-m', 'immediate', '-w', '-t', '300', 'stop'];
      await start(join(bin, 'pg_ctl'), words, { ...owner, cwd: folder });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ordinaryUser(): { uid: number; gid: number } {
  const id = (flag: string, name: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') };
}
