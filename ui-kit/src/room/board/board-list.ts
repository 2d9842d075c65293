import type { PlacedElement } from './board-document.ts';

/** A line of what a screen reader reads of a page: the key of its words, and what goes into them. */
export interface BoardLineOfText {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What is on a page, for who does not see it: strokes by their number, words and formulas in full. */
export function describeBoard(elements: readonly PlacedElement[]): BoardLineOfText[] {
  const strokes = elements.filter(({ element }) => element.kind === 'stroke').length;
  const others = elements.flatMap(({ element }): BoardLineOfText[] => {
    if (element.kind === 'stroke') return [];
    if (element.kind === 'text' || element.kind === 'formula') return [{ key: `board.on.${element.kind}`, values: { text: element.text } }];
    return [{ key: `board.on.${element.kind}`, values: {} }];
  });
  return [...(strokes > 0 ? [{ key: 'board.on.strokes', values: { count: strokes } }] : []), ...others];
}
