/** One page of a list, as the API gives it. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface Identified {
  readonly id: string;
}

/** The list with further entries behind it; an entry that moved between two pages stands once. */
export function append<Item extends Identified>(present: readonly Item[], further: readonly Item[]): Item[] {
  const known = new Set(present.map(({ id }) => id));
  return [...present, ...further.filter(({ id }) => !known.has(id))];
}

/** The list with one entry changed, if it is there. */
export function patched<Item extends Identified>(items: readonly Item[], id: string, change: (item: Item) => Item): readonly Item[] {
  return items.some((item) => item.id === id) ? items.map((item) => (item.id === id ? change(item) : item)) : items;
}
