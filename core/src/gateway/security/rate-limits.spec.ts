import { jest } from '@jest/globals';
import { loadConfig } from '../../runtime/config.ts';
import { folderWith } from '../testing/files.ts';
import { callerOf, tokenFor } from '../testing/people.ts';
import { sendRaw } from '../testing/send-raw.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';
import { RateLimits } from './rate-limits.ts';

describe('the limits of a node', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** How many of so many requests at once pass. */
  function passing(count: number, ask: () => void): number {
    let passed = 0;
    for (let asked = 0; asked < count; asked++) {
      try {
        ask();
        passed += 1;
      } catch {
        // Refused.
      }
    }
    return passed;
  }

  test('let a burst pass, then so many a second, and the burst again after ten seconds', () => {
    const limits = new RateLimits({ account: { perSecond: 5, burst: 3 }, address: { perSecond: 1, burst: 0 } });
    const ask = () => limits.account('anna');
    expect(passing(20, ask)).toBe(8);
    expect(passing(20, () => limits.account('ben'))).toBe(8);
    jest.advanceTimersByTime(1_000);
    expect(passing(20, ask)).toBe(5);
    jest.advanceTimersByTime(10_000);
    expect(passing(20, ask)).toBe(8);
  });

  test('tell when to come back, and let through whoever waits so long', () => {
    const limits = new RateLimits({ account: { perSecond: 1, burst: 0 }, address: { perSecond: 1, burst: 0 } });
    limits.address('203.0.113.7');
    const refusal = expect.objectContaining({ code: 'FUDAO_TOO_MANY', details: { seconds: 1 } });
    expect(() => limits.address('203.0.113.7')).toThrow(refusal as never);
    jest.advanceTimersByTime(1_000);
    limits.address('203.0.113.7');
  });

  test('forget who has rested, and nobody else', () => {
    const limits = new RateLimits({ account: { perSecond: 5, burst: 100 }, address: { perSecond: 1, burst: 0 } });
    for (let sender = 0; sender < 100; sender++) limits.account(`account-${sender}`);
    jest.advanceTimersByTime(6_000);
    passing(200, () => limits.account('busy'));
    jest.advanceTimersByTime(4_000);
    limits.account('another');
    expect(limits.senders).toBe(2);
    expect(passing(200, () => limits.account('busy'))).toBe(60);
  });

  /** Refresh or sign-in, the socket, and what the first page asks at once while its token is still new to the node. */
  const askedWhileUnknown = 7;

  test('as they are by default, a school of 1,000 students behind one address comes in at the same moment', () => {
    const limits = new RateLimits(loadConfig({}).limits);
    const wanted = 1_000 * askedWhileUnknown;
    expect(passing(wanted, () => limits.address('203.0.113.7'))).toBe(wanted);
    expect(passing(10 * wanted, () => limits.address('203.0.113.7'))).toBeLessThan(wanted);
  });
});

describe('the gateway', () => {
  // Hardly anything comes back while a test runs, however slow the machine is.
  const limits = { account: { perSecond: 1, burst: 9 }, address: { perSecond: 1, burst: 19 } };
  const many = 60;
  let test_: TestGateway;

  beforeEach(async () => {
    const student = folderWith({ 'index.html': 'page', 'main-ABCD2345.js': 'script' });
    const actions = { 'demo.hello': { rest: 'GET /hello', handler: () => 'hello' } };
    test_ = await startTestGateway(actions, { limits, staticApps: { student, admin: student } });
  });
  afterEach(() => test_.stop());

  const signedIn = (person: string) => ({ authorization: `Bearer ${tokenFor(person)}` });

  async function refused(count: number, path: string, headers: Record<string, string> = {}): Promise<number> {
    const asked = Array.from({ length: count }, () => sendRaw(test_.url, { path, headers }));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    return statuses.filter((status) => status === 429).length;
  }

  test('limits an account and tells it when to come back; others are not touched', async () => {
    test_.people.set('ben', callerOf({ id: 'account-ben' }));
    expect(await refused(many, '/api/demo/hello', signedIn('anna'))).toBeGreaterThan(many / 2);
    expect(await refused(3, '/api/demo/hello', signedIn('ben'))).toBe(0);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendRaw(test_.url, { path: '/api/demo/hello', headers: signedIn('anna') })),
    );
    const answer = answers.find(({ status }) => status === 429)!;
    expect(answer.json()).toMatchObject({ code: 'FUDAO_TOO_MANY', retryable: true });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  });

  test('limits forged tokens from one address before they are verified', async () => {
    const count = await refused(many, '/api/demo/hello', signedIn('mallory'));
    expect(count).toBeGreaterThan(many / 2);
    expect(test_.resolved.length).toBe(many - count);
  });

  test('does not limit by the address whoever is known', async () => {
    const anna = signedIn('anna');
    expect(await refused(1, '/api/demo/hello', anna)).toBe(0);
    expect(await refused(many, '/api/demo/hello')).toBeGreaterThan(many / 2);
    expect(await refused(1, '/api/demo/hello', anna)).toBe(0);
  });

  test('limits signing in by the address as well', async () => {
    const headers = { 'content-type': 'application/json' };
    const send = () => sendRaw(test_.url, { method: 'POST', path: '/api/identity/refresh', body: '{}', headers });
    const answers = await Promise.all(Array.from({ length: many }, send));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(many / 2);
  });

  test('gives out pages and files without counting', async () => {
    expect(await refused(many, '/')).toBe(0);
    expect(await refused(many, '/main-ABCD2345.js')).toBe(0);
    expect(await refused(19, '/api/demo/hello')).toBe(0);
  });
});
