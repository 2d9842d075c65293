import fc from 'fast-check';
import { describeFault, faultOf } from './object-fault.ts';

const answered = (httpStatusCode: number, name = 'Unknown') => ({ name, $metadata: { httpStatusCode } });

test.each([
  ['NoSuchKey', 404, 'missing'],
  ['NotFound', 404, 'missing'],
  ['NoSuchBucket', 404, 'refused'],
  ['AccessDenied', 403, 'refused'],
  ['SignatureDoesNotMatch', 403, 'refused'],
  ['PermanentRedirect', 301, 'refused'],
  ['AuthorizationHeaderMalformed', 400, 'refused'],
  ['RequestTimeout', 400, 'unreachable'],
  ['SlowDown', 503, 'unreachable'],
  ['TooManyRequests', 429, 'unreachable'],
  ['XMinioStorageFull', 507, 'full'],
  ['QuotaExceeded', 403, 'full'],
])('%s with status %i is %s', (name, status, fault) => {
  expect(faultOf(answered(status, name))).toBe(fault);
});

test('without an answer, or with a fault of the storage itself, it is unreachable', () => {
  expect(faultOf(new Error('ECONNREFUSED'))).toBe('unreachable');
  // An answer that broke off.
  expect(faultOf(answered(200, 'Error'))).toBe('unreachable');
  fc.assert(fc.property(fc.integer({ min: 500, max: 506 }), (status) => faultOf(answered(status)) === 'unreachable'));
});

test('the log says what the storage answered, or why no connection was made', () => {
  const refusedConnection = Object.assign(new Error('x'), { code: 'ECONNREFUSED', $metadata: { attempts: 3 } });
  expect(describeFault(refusedConnection)).toEqual({ code: 'ECONNREFUSED', status: 0 });
  expect(describeFault(new Error('x'))).toEqual({ code: 'Error', status: 0 });
  expect(describeFault({ ...answered(403, 'AccessDenied'), code: 'x' })).toEqual({ code: 'AccessDenied', status: 403 });
});
