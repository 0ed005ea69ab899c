import { ParleyError } from '../../text/index.ts';
import { openStore } from '../index.ts';
import { sample } from './sample.ts';

// Adds reports until the place takes no more, telling each that was kept, and then what the refusal said.
const [place, user] = process.argv.slice(2) as [string, string?];
// Only now, with the code loaded: a checkout below a private folder cannot be read by anybody else.
if (user !== undefined) {
  process.setgid?.(Number(user));
  process.setuid?.(Number(user));
}
const letters = 'abcdefghijklmnopqrstuvwxyz';
/** Text that does not compress much, the same on every run. */
const noise = (seed: number) =>
  Array.from({ length: 4000 }, (_, n) => letters[(seed * 7919 + n * n * 31 + ((n * seed) % 13)) % 26]).join('');
try {
  const store = await openStore(place);
  for (let n = 0; n < 2000; n++) {
    const id = `r${n}`;
    await store.add([{ reading: sample({ id, text: `Report ${n}. ${noise(n)}` }) }], '2026-01-02T03:04:05.000Z');
    console.log(id);
  }
} catch (error) {
  console.log(error instanceof ParleyError ? `refused ${error.code}` : `failed ${String(error)}`);
}
process.exit(0);
