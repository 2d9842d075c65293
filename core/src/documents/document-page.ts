/** Bytes of a page, so that it fits one message between nodes and processes. */
export const pageBytes = 512 * 1024;

/**
 * The documents of one page: as many as were asked for, fewer where they are large, at least one.
 * @param found in order; one more than the limit where there are more
 */
export function cutPage<T extends { readonly bytes: number }>(
  found: readonly T[],
  limit: number,
): { page: T[]; hasMore: boolean } {
  let room = pageBytes;
  const end = found.findIndex(({ bytes }, index) => {
    room -= bytes;
    return index >= limit || (index > 0 && room < 0);
  });
  const page = end < 0 ? [...found] : found.slice(0, end);
  return { page, hasMore: page.length < found.length };
}
