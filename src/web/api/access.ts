import { ParleyError } from '../../text/index.ts';
import { type Access, LOOPBACK_ACCESS, type Token } from './guard.ts';

/** Variables of the environment that hold tokens: a token for anybody, or `ann:TOKEN,ben:TOKEN` with a name for each. */
export const TOKEN_VARIABLES = { reader: 'PARLEY_READER_TOKEN', reviewer: 'PARLEY_REVIEWER_TOKEN' } as const;

const SHORTEST = 16;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;

/**
 * Who may ask a server that listens on `host`. This machine alone needs no token, and has one where one is set; beyond it there is no serving
 * without.
 *
 * @throws {ParleyError} `token-needed` beyond this machine without a token; `token-weak` for one that is short or cannot be sent.
 */
export function accessFor(
  host: string,
  hosts: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Access {
  const tokens = (['reader', 'reviewer'] as const).flatMap(role =>
    tokensOf(environment[TOKEN_VARIABLES[role]] ?? '', role),
  );
  const beyond = !LOOPBACK.test(host);
  if (beyond && tokens.length === 0)
    throw new ParleyError(
      'token-needed',
      `Beyond this machine (${host}) a record is served with a token only`,
      `Set ${TOKEN_VARIABLES.reviewer} (and ${TOKEN_VARIABLES.reader}) to a long random word: \`openssl rand -base64 24\`.`,
    );
  return { tokens, hosts: [...LOOPBACK_ACCESS.hosts, ...hosts.map(name => name.toLowerCase())], beyond };
}

function tokensOf(variable: string, role: Token['role']): Token[] {
  const given = variable
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
  return given.map(one => {
    const at = one.indexOf(':');
    const [name, secret] = at < 0 ? [null, one] : [one.slice(0, at), one.slice(at + 1)];
    if (secret.length < SHORTEST || !/^[\x21-\x7e]+$/.test(secret) || name === '')
      throw new ParleyError(
        'token-weak',
        `A token in ${TOKEN_VARIABLES[role]} is shorter than ${SHORTEST} signs, or holds a sign that cannot be sent`,
        'Take a long random word: `openssl rand -base64 24`.',
      );
    return { role, name, secret };
  });
}
