import type { Screening } from './safety.ts';

export interface Part {
  readonly text: string;
  /** What was found in it; null for what is fine. */
  readonly kind: string | null;
}

/** A text cut at what was found in it. @param findings in order, apart from one another */
export function markedParts(text: string, findings: Screening['findings']): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, length, kind } of findings) {
    parts.push({ text: text.slice(at, start), kind: null }, { text: text.slice(start, start + length), kind });
    at = start + length;
  }
  return [...parts, { text: text.slice(at), kind: null }].filter((part) => part.text !== '');
}
