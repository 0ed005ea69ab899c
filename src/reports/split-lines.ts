/** One line of a byte stream, without its line end. `bytes` is null when the line was longer than allowed and was skipped. */
export interface ByteLine {
  /** From 1. */
  readonly line: number;
  readonly bytes: Uint8Array | null;
}

const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines without ever holding more than one line. UTF-8 never has the byte 0x0A inside a character,
 * so the cut is safe before decoding.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<ByteLine> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let tooLong = false;
  let line = 1;
  const hold = (part: Uint8Array) => {
    heldBytes += part.length;
    if (heldBytes > maxBytes) {
      tooLong = true;
      held = [];
    } else held.push(part);
  };
  const finish = (): ByteLine => {
    const done = { line, bytes: tooLong ? null : Buffer.concat(held, heldBytes) };
    held = [];
    heldBytes = 0;
    tooLong = false;
    line++;
    return done;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      hold(chunk.subarray(from, at));
      yield finish();
      from = at + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  if (heldBytes > 0) yield finish();
}
