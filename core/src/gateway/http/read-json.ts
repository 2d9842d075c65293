import ApiGateway from 'moleculer-web';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { commonErrors } from '@fudao/plugin-sdk';
import { gatewayErrors } from '../errors.ts';
import type { Exchange } from './exchange.ts';
import { nestingDepth } from './nesting-depth.ts';
import { hasBody } from './unread-request.ts';

const largestJsonBytes = 256 * 1024;
/** Far beyond what any form needs, far below where checking or storing it would overflow the stack. */
const deepestNesting = 64;

function checkDepth(_request: unknown, _response: unknown, body: Buffer): void {
  if (nestingDepth(body) > deepestNesting) throw new Error(`The JSON is nested more than ${deepestNesting} levels deep.`);
}

type Parse = (request: IncomingMessage, response: ServerResponse, done: (error?: unknown) => void) => void;

// No inflation: 256 kB of JSON compressed to nothing would be the cheapest of attacks.
const parse = ApiGateway.bodyParser.json({
  limit: largestJsonBytes,
  inflate: false,
  strict: true,
  type: () => true,
  verify: checkDepth,
}) as unknown as Parse;

/** @throws for what is sent as anything but JSON */
function checkType(contentType: string | undefined): void {
  if (/^application\/json\s*(;|$)/i.test(contentType ?? '')) return;
  throw gatewayErrors.UNSUPPORTED_TYPE({ expected: 'application/json' });
}

function refusalOf(error: { type?: string; status?: number }): Error {
  if (error.type === 'entity.too.large') return commonErrors.TOO_LARGE();
  if (error.status === 415) return gatewayErrors.UNSUPPORTED_TYPE({ expected: 'application/json; charset=utf-8' });
  return gatewayErrors.NOT_JSON({}, { cause: error });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object; an empty one where there is none. */
export async function readJson({ request, response }: Exchange): Promise<Record<string, unknown>> {
  if (!hasBody(request)) return {};
  checkType(request.headers['content-type']);
  await new Promise<void>((resolve, reject) => {
    parse(request, response, (error) => (error ? reject(refusalOf(error)) : resolve()));
  });
  const { body } = request as { body?: unknown };
  if (!isObject(body)) throw gatewayErrors.NOT_JSON();
  return body;
}
