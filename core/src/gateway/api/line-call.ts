import { commonErrors } from '@fudao/plugin-sdk';

/** A call that an app sends over its open line: as a request, without its headers. */
export interface LineCall {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly key: string | undefined;
}

const acceptableKey = /^[\x21-\x7e]{1,128}$/;
const longestPath = 256;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPath = (value: unknown): value is string => typeof value === 'string' && value.startsWith('/api/') && value.length <= longestPath;

/** @throws FUDAO_INVALID */
export function readLineCall(message: unknown): LineCall {
  const { method, path, body = {}, key } = isObject(message) ? message : {};
  const isKey = key === undefined || (typeof key === 'string' && acceptableKey.test(key));
  if (typeof method !== 'string' || !isPath(path) || !isObject(body) || !isKey) {
    throw commonErrors.INVALID({ reason: { 'zh-CN': '消息的格式不对', en: 'the message has another form' } });
  }
  return { method, path, body, key };
}
