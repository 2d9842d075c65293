import { commonErrors, defineErrors } from '@fudao/plugin-sdk';
import { TransactionConflict } from '../../database/errors.ts';
import { AlreadyDone } from '../host/idempotency.ts';
import { fromOthers, outcomeOf } from './outcome-of.ts';

const errors = defineErrors('X', { UPSTREAM: { status: 502, retryable: true, message: { 'zh-CN': '外部出错', en: 'Upstream' } } });

test.each([
  ['a slip in the code', new TypeError('x'), 'fault'],
  ['something that is no error', 'oh', 'fault'],
  ['an internal error of its own', commonErrors.INTERNAL(), 'fault'],
  ['a declared 5xx of its own', errors.UPSTREAM(), 'fault'],
  ['a call that took too long', commonErrors.TIMED_OUT(), 'fault'],
  ['a refusal', commonErrors.CONFLICT(), 'refused'],
  ['a database that is away', commonErrors.UNAVAILABLE(), 'unavailable'],
  ['another plugin that rests', commonErrors.PLUGIN_RESTING(), 'unavailable'],
  ['a fault of an action that it called', fromOthers(commonErrors.INTERNAL()), 'unavailable'],
  ['a refusal of an action that it called', fromOthers(commonErrors.NOT_FOUND()), 'refused'],
  ['two transactions in the way of each other', new TransactionConflict(new Error('x')), 'unavailable'],
  ['work that was done before', new AlreadyDone(), 'answered'],
])('%s', (_what, thrown, outcome) => {
  expect(outcomeOf(thrown)).toBe(outcome);
});
