import { FudaoError } from '@fudao/plugin-sdk';
import type { WireError } from './messages.ts';

const longestMessage = 500;
const longestStack = 4_000;

/** Puts what was thrown into a form that crosses. */
export function describeThrown(thrown: unknown): WireError {
  if (thrown instanceof FudaoError) {
    const { code, spec, details } = thrown;
    return { code, status: spec.status, retryable: spec.retryable, sentence: spec.message, details };
  }
  if (!(thrown instanceof Error)) return { name: 'Error', message: `Something was thrown that is no error (${typeof thrown}).` };
  const { name, message, stack = '' } = thrown;
  return { name, message: String(message).slice(0, longestMessage), stack: String(stack).slice(0, longestStack) };
}
