/** A place in the row of pictures: one that is there, or one on its way. */
export type PictureSlot<Picture, Pending> =
  { readonly picture: Picture; readonly pending: null } | { readonly picture: null; readonly pending: Pending };

interface Numbered {
  readonly key: number;
}

/**
 * The row as it was chosen: uploads end in any order, but the first picture chosen stays the first.
 * @param keyOf the number under which a picture was chosen; undefined for one that was there before
 */
export function arrangeSlots<Picture, Pending extends Numbered>(
  pictures: readonly Picture[],
  pending: readonly Pending[],
  keyOf: (picture: Picture) => number | undefined,
): PictureSlot<Picture, Pending>[] {
  const slots: PictureSlot<Picture, Pending>[] = pictures.map((picture) => ({ picture, pending: null }));
  for (const one of pending) {
    const next = slots.findIndex(({ picture }) => picture !== null && (keyOf(picture) ?? 0) > one.key);
    slots.splice(next < 0 ? slots.length : next, 0, { picture: null, pending: one });
  }
  return slots;
}

/** The list with the entry at `index` one place earlier. */
export function movedEarlier<Item>(items: readonly Item[], index: number): readonly Item[] {
  if (index < 1 || index >= items.length) return items;
  return [...items.slice(0, index - 1), items[index]!, items[index - 1]!, ...items.slice(index + 1)];
}
