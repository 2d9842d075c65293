import { FudaoError } from '@fudao/plugin-sdk';
import type { WireError } from '../wire/messages.ts';

/** An error of the core as the plugin's code sees it. */
export function toError({ code, status = 500, retryable = false, sentence, details, message = 'It failed.' }: WireError): Error {
  if (code === undefined || sentence === undefined) return new Error(message);
  return new FudaoError(code, { status, retryable, message: sentence }, details);
}
