import { randomBytes } from 'node:crypto';

let lastMilliseconds = 0;
let counter = 0;

/**
 * A UUID of version 7 (RFC 9562): 48 bits of time, then a counter of 12 bits that keeps ids of one
 * millisecond in order within a process, then 62 random bits.
 */
export function newId(): string {
  const now = Math.max(Date.now(), lastMilliseconds);
  counter = now === lastMilliseconds ? counter + 1 : 0;
  lastMilliseconds = counter > 0xfff ? now + 1 : now;
  if (counter > 0xfff) counter = 0;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMilliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
