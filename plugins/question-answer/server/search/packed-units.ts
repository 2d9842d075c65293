import { firstHan } from './text-units.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Writes units in one byte (ASCII) or two: a question's text is kept for the rerank, so its size matters. */
export function packUnits(units: Uint16Array, writer: ByteWriter): void {
  for (let index = 0; index < units.length; index++) {
    const unit = units[index]!;
    if (unit >= firstHan) writer.byte(0x80 | (unit >> 8));
    writer.byte(unit & 0xff);
  }
}

/** Reads back what `packUnits` wrote. The result is a view into `target`, which must have room for `bytes.length`. */
export function unpackUnits(bytes: Uint8Array, from: number, to: number, target: Uint16Array): Uint16Array {
  let length = 0;
  for (let index = from; index < to; index++) {
    const byte = bytes[index]!;
    target[length++] = byte < 0x80 ? byte : ((byte & 0x7f) << 8) | bytes[++index]!;
  }
  return target.subarray(0, length);
}
