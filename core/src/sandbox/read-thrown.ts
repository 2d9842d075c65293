import { FudaoError } from '@fudao/plugin-sdk';
import type { WireError } from './wire/messages.ts';
import { inner } from './bubblewrap/inner-files.ts';

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
const longestCode = 80;
const longestSentence = 1_000;

const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length <= longest;
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A declared error of the plugin's own; undefined where it is not in order. */
function declared({ code, status, retryable, sentence, details }: WireError): FudaoError | undefined {
  if (!isText(code, longestCode) || !CODE.test(code)) return undefined;
  if (!Number.isInteger(status) || status! < 400 || status! > 599 || !isPlain(sentence)) return undefined;
  const { 'zh-CN': chinese, en } = sentence as Record<string, unknown>;
  if (!isText(chinese, longestSentence) || !isText(en, longestSentence)) return undefined;
  const spec = { status: status!, retryable: retryable === true, message: { 'zh-CN': chinese, en } };
  return new FudaoError(code, spec, isPlain(details) ? details : {});
}

/** Of anything else: what its author needs to find it, with places as they are on this machine. */
function fault({ name, message, stack }: WireError, folder: string): Error {
  const error = new Error(isText(message, longestSentence) ? message : 'It failed without a word.');
  if (isText(name, longestCode)) error.name = name;
  error.stack = isText(stack, 8_000) ? stack.replaceAll(`${inner.plugin}/`, `${folder}/`) : `${error.name}: ${error.message}`;
  return error;
}

/**
 * What a handler in the child threw. What the platform itself had thrown into it comes out as the same object, by its
 * number, so that the host sees what it would see of a trusted plugin.
 */
export function readThrown(said: unknown, refs: ReadonlyMap<number, unknown>, folder: string): unknown {
  if (!isPlain(said)) return new Error('It failed without a word.');
  const error = said as WireError;
  if (error.ref !== undefined && refs.has(error.ref)) return refs.get(error.ref);
  return declared(error) ?? fault(error, folder);
}
