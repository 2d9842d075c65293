import type { BuildFailure, Message } from 'esbuild';

/** A plugin cannot be packed as it is; the message says what its developer should change. */
export class PackError extends Error {
  /** By its name the command knows it, which loads this part only where it is used. */
  override readonly name = 'PackError';
}

const lineOf = ({ text, location }: Message) => (location ? `${location.file}:${location.line}: ${text}` : text);

/** What esbuild complains of, one line each. */
export function packErrorOf(failure: unknown): unknown {
  const { errors } = failure as Partial<BuildFailure>;
  if (!Array.isArray(errors)) return failure;
  return new PackError(errors.map(lineOf).join('\n'), { cause: failure });
}
