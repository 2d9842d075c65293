/**
 * An immutable part of the index: some questions and, for each term, which of them have it. Only tombstones
 * change. Everything long lives in typed arrays, which cost no garbage collection and go to disk as they are.
 */
export interface Segment {
  ids: string[];
  /** Place of each question in the order of adding; ascending, and kept through merges. */
  ordinals: Uint32Array;
  subjects: Uint16Array;
  /** School year, 0 for none. */
  grades: Uint8Array;
  /** How many distinct terms each question has. */
  termCounts: Uint16Array;
  /** Packed units of all questions; question q has `texts[textStarts[q] .. textStarts[q + 1]]`. */
  texts: Uint8Array;
  textStarts: Uint32Array;
  /** Term keys, ascending; term t has its postings at `postings[postingStarts[t] .. postingStarts[t + 1]]`. */
  keys: Uint32Array;
  postingStarts: Uint32Array;
  /** Per term: how many questions, then the differences between their numbers, as variable-length integers. */
  postings: Uint8Array;
  /** 1 for a removed question. */
  removed: Uint8Array;
  removedCount: number;
}

export function liveCount(segment: Segment): number {
  return segment.ids.length - segment.removedCount;
}

/** Index of the value in an ascending array, or -1. */
export function indexOfSorted(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else if (sorted[middle]! > value) high = middle - 1;
    else return middle;
  }
  return -1;
}

/** Bytes of the segment: its arrays, and about 64 more than its length for an id in its array and in the map of ids. */
export function segmentBytes(segment: Segment): number {
  const { ordinals, subjects, grades, termCounts, texts, textStarts, keys, postingStarts, postings, removed } = segment;
  const arrays = [ordinals, subjects, grades, termCounts, texts, textStarts, keys, postingStarts, postings, removed];
  const ids = segment.ids.reduce((sum, id) => sum + id.length + 64, 0);
  return arrays.reduce((sum, array) => sum + array.byteLength, ids);
}
