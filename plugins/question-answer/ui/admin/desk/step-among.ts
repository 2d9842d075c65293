/** Moves the focus from one of these to the next or the one before. Whether there was one to go to. */
export function stepAmong(elements: readonly HTMLElement[], from: EventTarget | null, by: 1 | -1): boolean {
  const present = elements.findIndex((element) => element === from);
  const target = present < 0 ? undefined : elements[present + by];
  target?.focus();
  return target !== undefined;
}
