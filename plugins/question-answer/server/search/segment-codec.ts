import type { Segment } from './segment.ts';

const arrayTypes = {
  ordinals: Uint32Array,
  subjects: Uint16Array,
  grades: Uint8Array,
  termCounts: Uint16Array,
  texts: Uint8Array,
  textStarts: Uint32Array,
  keys: Uint32Array,
  postingStarts: Uint32Array,
  postings: Uint8Array,
  removed: Uint8Array,
};
type ArrayName = keyof typeof arrayTypes;
const arrayNames = Object.keys(arrayTypes) as ArrayName[];

interface SegmentHead {
  ids: string[];
  removedCount: number;
  /** Bytes of each array, in the order of `arrayNames`. */
  sizes: number[];
}

/** Bytes of a segment: length of the JSON head (4 bytes, little endian), head, arrays as they lie in memory. */
export function encodeSegment(segment: Segment): Buffer {
  const arrays = arrayNames.map((name) => bytesOf(segment[name]));
  const sizes = arrays.map((bytes) => bytes.length);
  const head: SegmentHead = { ids: segment.ids, removedCount: segment.removedCount, sizes };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...arrays]);
}

/** Reads what `encodeSegment` wrote; the caller has checked that the bytes are whole. */
export function decodeSegment(bytes: Buffer): Segment {
  let at = 4 + bytes.readUInt32LE(0);
  const { ids, removedCount, sizes } = JSON.parse(bytes.toString('utf8', 4, at)) as SegmentHead;
  const arrays = arrayNames.map((name, index) => {
    // A copy, since a view of four-byte numbers must start at a multiple of four.
    const copy = new Uint8Array(bytes.subarray(at, (at += sizes[index]!)));
    return [name, new arrayTypes[name](copy.buffer)];
  });
  return { ids, removedCount, ...Object.fromEntries(arrays) } as Segment;
}

function bytesOf(array: Segment[ArrayName]): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
