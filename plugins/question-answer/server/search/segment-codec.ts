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

/** Gives the next bytes of what is read, in memory of their own that begins with them. */
export type Take = (length: number) => Promise<Buffer<ArrayBuffer>>;

interface SegmentHead {
  ids: string[];
  removedCount: number;
  /** Bytes of each array, in the order of `arrayNames`. */
  sizes: number[];
}

/** A value as JSON, its length before it (4 bytes, little endian). */
export function encodeJson(value: unknown): Uint8Array[] {
  const json = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return [length, json];
}

/** Reads what `encodeJson` wrote. */
export async function decodeJson<Value>(take: Take): Promise<Value> {
  const length = (await take(4)).readUInt32LE();
  return JSON.parse((await take(length)).toString()) as Value;
}

/** The bytes of a segment, one piece after the other: its head, then its arrays as they lie in memory, not copied. */
export function encodeSegment(segment: Segment): Uint8Array[] {
  const arrays = arrayNames.map((name) => bytesOf(segment[name]));
  const sizes = arrays.map((bytes) => bytes.length);
  const head: SegmentHead = { ids: segment.ids, removedCount: segment.removedCount, sizes };
  return [...encodeJson(head), ...arrays];
}

/** Reads what `encodeSegment` wrote, each array straight to where it stays. */
export async function decodeSegment(take: Take): Promise<Segment> {
  const { ids, removedCount, sizes } = await decodeJson<SegmentHead>(take);
  const arrays: [ArrayName, Segment[ArrayName]][] = [];
  for (const [index, name] of arrayNames.entries()) {
    const { buffer } = await take(sizes[index]!);
    arrays.push([name, new arrayTypes[name](buffer)]);
  }
  return { ids, removedCount, ...Object.fromEntries(arrays) } as Segment;
}

function bytesOf(array: Segment[ArrayName]): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
