import { tokenFor, callerOf } from '../testing/people.ts';
import { sendRaw } from '../testing/send-raw.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

const limits = { account: { perSecond: 5, burst: 5 }, address: { perSecond: 30, burst: 20 } };
let test_: TestGateway;

beforeEach(async () => {
  test_ = await startTestGateway({ 'demo.hello': { rest: 'GET /hello', handler: () => 'hello' } }, { limits });
});
afterEach(() => test_.stop());

async function statuses(count: number, headers: Record<string, string> = {}): Promise<number[]> {
  const asked = Array.from({ length: count }, () => sendRaw(test_.url, { path: '/api/demo/hello', headers }));
  return (await Promise.all(asked)).map(({ status }) => status);
}

const countOf = (list: number[], status: number) => list.filter((one) => one === status).length;
const signedIn = (person: string) => ({ authorization: `Bearer ${tokenFor(person)}` });

test('an account is limited, told when to come back, and others are not touched', async () => {
  test_.people.set('ben', callerOf({ id: 'account-ben' }));
  const anna = signedIn('anna');
  const answers = await statuses(20, anna);
  expect(countOf(answers, 200)).toBe(10);
  expect(countOf(answers, 429)).toBe(10);
  expect(await statuses(3, signedIn('ben'))).toEqual([200, 200, 200]);
  const refused = await sendRaw(test_.url, { path: '/api/demo/hello', headers: anna });
  expect(refused.json()).toMatchObject({ code: 'FUDAO_TOO_MANY', retryable: true, detail: expect.stringContaining('1 秒') });
  expect(refused.headers['retry-after']).toBe('1');
});

test('forged tokens from one address are limited before they are verified', async () => {
  const answers = await statuses(60, signedIn('mallory'));
  expect(countOf(answers, 429)).toBe(10);
  expect(test_.resolved.length).toBeLessThanOrEqual(50);
});

test('whoever is known is not limited by the address', async () => {
  const anna = signedIn('anna');
  expect(await statuses(1, anna)).toEqual([200]);
  await statuses(60);
  expect(countOf(await statuses(2), 429)).toBe(2);
  expect(await statuses(1, anna)).toEqual([200]);
});

test('signing in is limited by the address as well', async () => {
  const send = () => sendRaw(test_.url, { method: 'POST', path: '/api/identity/refresh', body: '{}', headers: { 'content-type': 'application/json' } });
  const answers = await Promise.all(Array.from({ length: 60 }, send));
  expect(countOf(answers.map(({ status }) => status), 429)).toBe(10);
});
