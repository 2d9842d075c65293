/** A part of a recording by its place in the whole; bytes. */
export interface Part {
  readonly offset: number;
  readonly size: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** `new`: to be kept; `kept`: sent before, the same bytes; `differs`: would stand where other bytes do; `too-large`: past the bound. */
export type PartFit = 'new' | 'kept' | 'differs' | 'too-large';

const endOf = (part: Part) => part.offset + part.size;

/** What to do with a part that arrives, in any order and perhaps twice; `most` bounds the whole, in bytes. */
export function fitOfPart(kept: readonly Part[], part: Part, most: number): PartFit {
  if (endOf(part) > most) return 'too-large';
  const over = kept.find((other) => other.offset < endOf(part) && part.offset < endOf(other));
  if (!over) return 'new';
  return over.offset === part.offset && over.size === part.size && over.sha256 === part.sha256 ? 'kept' : 'differs';
}

/** The stretches of a recording of `size` bytes that no part fills, in order: what is asked for again. */
export function missingOf(kept: readonly Part[], size: number): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let filled = 0;
  for (const part of kept.toSorted((one, other) => one.offset - other.offset)) {
    if (part.offset > filled) gaps.push({ from: filled, to: Math.min(part.offset, size) });
    filled = Math.max(filled, endOf(part));
  }
  if (filled < size) gaps.push({ from: filled, to: size });
  return gaps.filter(({ from, to }) => from < to);
}
