import { ParleyError } from '../../text/index.ts';

/** Where chunks are queued: `nats://[USER[:PASSWORD]@]HOST[:PORT][,HOST…][/NAME]`. */
export interface QueueAddress {
  readonly servers: readonly string[];
  readonly user: string | null;
  readonly password: string | null;
  readonly tls: boolean;
  /** Several records may share a broker, each with a queue of its own. */
  readonly name: string;
  /** As messages may show it: without the password. */
  readonly shown: string;
}

const ADDRESS = /^(nats|tls):\/\/(?:([^:@/]+)(?::([^@/]*))?@)?([^/@]+)(?:\/([A-Za-z0-9_-]+))?\/?$/;

/** @throws {ParleyError} `work-queue-unknown` for anything else. */
export function readQueueAddress(address: string): QueueAddress {
  const match = ADDRESS.exec(address);
  if (match === null) {
    throw new ParleyError(
      'work-queue-unknown',
      `“${address.replace(/:[^:@/]*@/, ':…@')}” is no address of a queue`,
      'It looks like nats://broker:4222, or nats://user:password@one:4222,two:4222/name; tls:// encrypts.',
    );
  }
  const [, scheme = 'nats', user, password, hosts = '', name = 'work'] = match;
  return {
    servers: hosts.split(','),
    user: user === undefined ? null : decodeURIComponent(user),
    password: password === undefined ? null : decodeURIComponent(password),
    tls: scheme === 'tls',
    name,
    // One word alone is a token, and as secret as a password.
    shown: `${scheme}://${user === undefined ? '' : password === undefined ? '…@' : `${user}:…@`}${hosts}/${name}`,
  };
}
