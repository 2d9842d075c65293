import { Transform, type Readable } from 'node:stream';
import { commonErrors } from '@fudao/plugin-sdk';
import type { Exchange } from './exchange.ts';

/** No action takes more in one request; what it takes itself is usually far less. */
const largestStreamBytes = 64 * 1024 * 1024;

/** The body as a stream that ends in FUDAO_TOO_LARGE past the limit, whatever its header promised. */
export function boundedBody({ request }: Exchange, limit = largestStreamBytes): Readable {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw commonErrors.TOO_LARGE();
  let taken = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      if (taken > limit) done(commonErrors.TOO_LARGE());
      else done(null, chunk);
    },
  });
  // A client that goes away mid-body must end the reader's wait; a reader that stops must not end the
  // request, which still has to be answered. So this is no pipeline.
  request.once('close', () => {
    if (!request.complete) bounded.destroy(commonErrors.INVALID({ reason: { 'zh-CN': '内容没有传完', en: 'the body ended too early' } }));
  });
  bounded.once('close', () => request.unpipe(bounded));
  // The action hears of it by reading; without a reader an error here would end the process.
  bounded.on('error', () => undefined);
  return request.pipe(bounded);
}
