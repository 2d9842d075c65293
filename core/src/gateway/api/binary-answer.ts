import { pipeline } from 'node:stream/promises';
import type { BinaryAnswer } from '@fudao/plugin-sdk';
import type { Answers } from '../http/answers.ts';
import type { Exchange, HeaderList } from '../http/exchange.ts';
import { matchesEtag } from '../http/etag.ts';

/** Bytes that crossed nodes as JSON come back as what `Buffer.toJSON` makes. */
function toBuffer(value: Uint8Array | { type: 'Buffer'; data: number[] }): Buffer {
  if ('data' in value) return Buffer.from(value.data);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/** A file never changes under its id; who may see it is in its address, so only the person's own browser keeps it. */
const keptByBrowser = 'private, max-age=31536000, immutable';

function headersOf({ contentType, headers = {} }: BinaryAnswer): HeaderList {
  const { 'cache-control': cache = keptByBrowser, ...others } = headers;
  return ['Cache-Control', cache, 'Content-Type', contentType, ...Object.entries(others).flat()];
}

function unlessClientLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/** Sends bytes; a browser that has them already is told so. */
export async function sendBinary(answers: Answers, exchange: Exchange, answer: BinaryAnswer): Promise<void> {
  const { stream, buffer } = answer;
  const headers = headersOf(answer);
  if (matchesEtag(exchange.request.headers['if-none-match'], answer.headers?.['etag'])) {
    stream?.destroy();
    return answers.whole(exchange, 304, '', headers);
  }
  if (!stream) return answers.whole(exchange, 200, buffer ? toBuffer(buffer) : '', headers);
  answers.begin(exchange, 200, headers);
  if (exchange.request.method === 'HEAD') {
    stream.destroy();
    exchange.response.end();
  } else {
    await pipeline(stream, exchange.response).catch(unlessClientLeft);
  }
}
