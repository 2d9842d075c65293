/**
 * A document's first revision is the time, so that one that is put again after it was deleted has none of its
 * former revisions: it would have had to change more than a thousand times a second.
 */
export function nextRevision(before: number | undefined, now: number): number {
  return before === undefined ? now : before + 1;
}
