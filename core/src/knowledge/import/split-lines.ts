export const longestLine = 1024 * 1024;

export type Line =
  | { readonly number: number; readonly bytes: Buffer }
  /** Longer than `longestLine`: its bytes are not kept. */
  | { readonly number: number; readonly isTooLong: true };

const newline = 0x0a;

/**
 * Cuts pieces of bytes into lines, counted from 1; empty ones are left out. Holds one line at most,
 * so that a file without line breaks cannot fill the memory. If the source fails, the line it broke
 * off in is dropped.
 */
export async function* splitLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let held: Buffer[] = [];
  let heldLength = 0;
  let number = 1;

  function* endLine(): Generator<Line> {
    if (heldLength > longestLine) yield { number, isTooLong: true };
    else if (heldLength > 0) yield { number, bytes: held.length === 1 ? held[0]! : Buffer.concat(held) };
    held = [];
    heldLength = 0;
    number++;
  }

  function hold(part: Buffer): void {
    heldLength += part.length;
    if (heldLength > longestLine) held = [];
    else if (part.length > 0) held.push(part);
  }

  for await (const piece of pieces) {
    let from = 0;
    for (let to = piece.indexOf(newline); to >= 0; to = piece.indexOf(newline, from)) {
      hold(piece.subarray(from, to));
      yield* endLine();
      from = to + 1;
    }
    hold(piece.subarray(from));
  }
  yield* endLine();
}
