import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { recordingLimits } from '../../api.ts';
import { errors } from '../errors.ts';

export interface ReceivedPart {
  readonly bytes: Buffer;
  readonly sha256: string;
}

async function wholeOf(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > recordingLimits.part) throw errors.RECORDING_TOO_LARGE();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The bytes as they were sent. @throws where they are too many, none, or others than the sender says */
export async function readPart(stream: Readable | undefined, said: string): Promise<ReceivedPart> {
  const bytes = stream ? await wholeOf(stream) : Buffer.alloc(0);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length === 0 || sha256 !== said) throw errors.PART_DAMAGED();
  return { bytes, sha256 };
}
