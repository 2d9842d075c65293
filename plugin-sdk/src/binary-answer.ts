import type { Readable } from 'node:stream';
import { Type } from '@sinclair/typebox';

/** What an action that declares `answers: 'stream'` returns: bytes and how to label them. */
export interface BinaryAnswer {
  /** Either the whole, for a few megabytes at most and from any node ... */
  buffer?: Uint8Array;
  /** ... or a stream, from an action that runs on the gateway's own node. */
  stream?: Readable;
  contentType: string;
  /** Lower-case names. With an `etag` a browser that has the bytes is answered 304. */
  headers?: Record<string, string>;
}

export const BinaryAnswerSchema = Type.Unsafe<BinaryAnswer>({ type: 'string', format: 'binary' });
