import type { Point } from './element.ts';

/**
 * A run of points as bytes: differences from point to point, zigzag and in as few bytes as they need. A hand that
 * writes moves a few units between two points, which is one byte each way.
 */
export interface PointRun {
  readonly points: readonly Point[];
  readonly pressures: readonly number[] | null;
}

/** A finger that rests on the glass must not fill memory by what one increment may hold. */
const mostPoints = 20_000;
/** Far more than a page: what lies beyond was not drawn by our app. */
const farthest = 100_000;

const zigzag = (value: number) => (value << 1) ^ (value >> 31);
const unzigzag = (value: number) => (value >>> 1) ^ -(value & 1);

function writeNumber(bytes: number[], value: number): void {
  let rest = value >>> 0;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** @param from where the run before ended; the page's corner for the first */
export function encodeRun({ points, pressures }: PointRun, from: Point): Uint8Array<ArrayBuffer> {
  const bytes = [pressures ? 1 : 0];
  let { x, y } = from;
  points.forEach((point, index) => {
    const next = { x: Math.round(point.x), y: Math.round(point.y) };
    writeNumber(bytes, zigzag(next.x - x));
    writeNumber(bytes, zigzag(next.y - y));
    if (pressures) bytes.push(Math.round(Math.min(1, Math.max(0, pressures[index] ?? 0.5)) * 255));
    ({ x, y } = next);
  });
  return Uint8Array.from(bytes);
}

/** What the bytes say; undefined where they are none of ours. */
export function decodeRun(bytes: Uint8Array, from: Point): PointRun | undefined {
  let at = 1;
  let broken = bytes.length === 0 || bytes[0]! > 1;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) break;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    broken = true;
    return 0;
  };
  const hasPressure = bytes[0] === 1;
  const points: Point[] = [];
  const pressures: number[] = [];
  let { x, y } = from;
  while (!broken && at < bytes.length) {
    x += unzigzag(readNumber());
    y += unzigzag(readNumber());
    if (hasPressure) pressures.push((bytes[at++] ?? 127) / 255);
    points.push({ x, y });
    if (points.length > mostPoints || Math.abs(x) > farthest || Math.abs(y) > farthest) broken = true;
  }
  return broken ? undefined : { points, pressures: hasPressure ? pressures : null };
}
