import { describe, expect, it } from 'vitest';
import { readQueueAddress } from './address.ts';

describe('the address of a queue', () => {
  it('names servers, a person and a queue', () => {
    expect(readQueueAddress('nats://broker:4222')).toEqual({
      servers: ['broker:4222'],
      user: null,
      password: null,
      tls: false,
      name: 'work',
      shown: 'nats://broker:4222/work',
    });
    expect(readQueueAddress('tls://ann:p%40ss@one:4222,two/daily')).toEqual({
      servers: ['one:4222', 'two'],
      user: 'ann',
      password: 'p@ss',
      tls: true,
      name: 'daily',
      shown: 'tls://ann:…@one:4222,two/daily',
    });
  });
  it('with one word before the @ has a token, which is not shown', () => {
    const { user, password, shown } = readQueueAddress('nats://s3cret@broker');
    expect([user, password]).toEqual(['s3cret', null]);
    expect(shown).not.toContain('s3cret');
  });
  it.each(['http://broker', 'nats://', 'nats://broker/a/b', 'broker:4222', 'nats://ann:secret@'])(
    'is not %s',
    address => {
      expect(() => readQueueAddress(address)).toThrow(expect.objectContaining({ code: 'work-queue-unknown' }));
      try {
        readQueueAddress(address);
      } catch (error) {
        expect(String(error)).not.toContain('secret');
      }
    },
  );
});
