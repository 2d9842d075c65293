import { commonErrors } from '@fudao/plugin-sdk';
import type { Cursor } from './found-record.ts';

export const cursorText = ({ at, seq }: Cursor): string => `${at}.${seq}`;

/** @throws INVALID where it is none of ours */
export function parseCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const [at, seq] = text.split('.').map(Number);
  if (!Number.isSafeInteger(at) || !Number.isSafeInteger(seq)) throw commonErrors.INVALID({ reason: 'cursor' });
  return { at: at!, seq: seq! };
}
