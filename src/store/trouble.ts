import { ParleyError } from '../text/index.ts';

const BACK = 'Restore the last backup into a new place: `parley restore BACKUP --store NEW`.';

/** What a database's error code means to a person: our code, what happened, what to do. */
const MEANINGS: readonly {
  readonly codes: RegExp;
  readonly code: string;
  readonly said: string;
  readonly next: string;
}[] = [
  {
    codes: /^(?:SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_SHMSIZE|53100|ENOSPC|EDQUOT)$/,
    code: 'store-full',
    said: 'nothing more can be written, the disk is full or a limit is reached; nothing of this step was kept, everything before it was',
    next: 'Free some space and run the same command again: what was kept is not added twice.',
  },
  {
    codes: /^(?:SQLITE_READONLY.*|SQLITE_PERM|SQLITE_CANTOPEN.*|25006|42501|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)$/,
    code: 'store-unwritable',
    said: 'it cannot be written to',
    next: 'Give yourself permission to write there, or name another place with --store.',
  },
  {
    // XX000 and 58P01: what PostgreSQL says of itself when a row on a damaged page makes no sense to it.
    codes: /^(?:SQLITE_CORRUPT.*|SQLITE_NOTADB|XX00[012]|58P01|Z_DATA_ERROR|Z_BUF_ERROR)$/,
    code: 'store-corrupt',
    said: 'what is stored there is damaged',
    next: `\`parley check\` lists what is damaged. ${BACK}`,
  },
  {
    codes: /^(?:SQLITE_BUSY.*|SQLITE_LOCKED.*|40001|40P01|55P03)$/,
    code: 'store-busy',
    said: 'other processes have kept it locked for too long',
    next: 'Wait until they are done, or end the one that hangs, and run the command again.',
  },
  {
    codes: /^(?:ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EPIPE|57P0[123]|08...)$/,
    code: 'store-unreachable',
    said: 'the database does not answer',
    next: 'Check that PostgreSQL is running and that the address is right.',
  },
  {
    codes: /^(?:28P01|28000|3D000)$/,
    code: 'store-refused',
    said: 'the database refuses the connection',
    next: 'Check the user, the password and the name of the database in the address.',
  },
];

/** A place as messages may show it: without the password. */
export function shownPlace(place: string): string {
  return place.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):[^@/]*@/, '$1:…@');
}

/** Some errors of the drivers have no code, and are known by their words: libsql's failed opening, pg's connection that is gone. */
function codeOf(error: Error): string {
  if (/^ConnectionFailed/.test(error.message)) return 'SQLITE_CANTOPEN';
  if (/^Connection terminated|has encountered a connection error/.test(error.message)) return '08006';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The database's error as a refusal a person can act on; any other error is ours and stays as it is. */
export function troubleOf(error: unknown, place: string): unknown {
  if (error instanceof ParleyError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const meaning = MEANINGS.find(({ codes }) => codes.test(code));
  if (meaning === undefined) return error;
  return new ParleyError(meaning.code, `The store ${shownPlace(place)}: ${meaning.said}`, meaning.next, {
    cause: error,
  });
}
