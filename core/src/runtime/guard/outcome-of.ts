import { FudaoError } from '@fudao/plugin-sdk';
import { TransactionConflict } from '../../database/errors.ts';
import { AlreadyDone } from '../host/idempotency.ts';
import type { Outcome } from './release-figures.ts';

/** States of the platform that a plugin hands on, and that no other release of it would cure. */
const ofThePlatform = new Set([
  'FUDAO_UNAVAILABLE',
  'FUDAO_BUSY',
  'FUDAO_PLUGIN_RESTING',
  'DATABASE_FULL',
]);

const ofOthers = new WeakSet<object>();

/** Marks what an action of somebody else threw: a plugin that lets it pass has not caused it. */
export function fromOthers<E extends object>(error: E): E {
  ofOthers.add(error);
  return error;
}

/** What a thrown thing says about the handler that it came out of. */
export function outcomeOf(thrown: unknown): Outcome {
  if (thrown instanceof AlreadyDone) return 'answered';
  if (thrown instanceof TransactionConflict) return 'unavailable';
  if (!(thrown instanceof FudaoError)) return 'fault';
  if (thrown.spec.status < 500) return 'refused';
  return ofOthers.has(thrown) || ofThePlatform.has(thrown.code) ? 'unavailable' : 'fault';
}
