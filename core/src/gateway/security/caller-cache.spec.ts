import type { Caller } from '@fudao/plugin-sdk';
import { callerOf, tokenFor } from '../testing/people.ts';
import { CallerCache } from './caller-cache.ts';

let now = 1_000_000_000_000;
let asked: string[];
let answer: (token: string) => Promise<Caller>;
let cache: CallerCache;

beforeEach(() => {
  asked = [];
  answer = async () => callerOf();
  const resolve = (token: string) => {
    asked.push(token);
    return answer(token);
  };
  cache = new CallerCache(resolve, () => now, 3);
});

test('remembers a caller for a minute at most', async () => {
  const token = tokenFor('anna', now + 600_000);
  await cache.resolve(token);
  expect(cache.lookUp(token)?.id).toBe('account-anna');
  now += 59_000;
  expect(cache.lookUp(token)).toBeDefined();
  now += 2_000;
  expect(cache.lookUp(token)).toBeUndefined();
});

test('and never past the end of the token', async () => {
  const token = tokenFor('anna', now + 10_000);
  await cache.resolve(token);
  now += 10_001;
  expect(cache.lookUp(token)).toBeUndefined();
});

test('asks once for a token that many requests bring at one moment', async () => {
  let release = (_: Caller): void => undefined;
  answer = () => new Promise((resolve) => (release = resolve));
  const callers = Promise.all([cache.resolve('t'), cache.resolve('t'), cache.resolve('t')]);
  release(callerOf());
  expect(new Set(await callers).size).toBe(1);
  expect(asked).toEqual(['t']);
});

test('does not remember a refusal', async () => {
  answer = () => Promise.reject(new Error('forged'));
  await expect(cache.resolve('t')).rejects.toThrow('forged');
  answer = async () => callerOf();
  await expect(cache.resolve('t')).resolves.toBeDefined();
});

test('freezes what it gives out, all the way down', async () => {
  const teaching = { subjects: ['math'], grades: [8], reviews: [] };
  answer = async () => callerOf({ teaching });
  const caller = await cache.resolve('t');
  expect(() => (caller.roles as string[]).push('city-administrator')).toThrow(TypeError);
  expect(() => (teaching.subjects as string[]).push('physics')).toThrow(TypeError);
});

test('is bounded: the oldest goes', async () => {
  for (const token of ['a', 'b', 'c', 'd']) await cache.resolve(token);
  expect(cache.size).toBe(3);
  expect(cache.lookUp('a')).toBeUndefined();
  expect(cache.lookUp('d')).toBeDefined();
});

test('forgets ended sessions, of whatever token', async () => {
  await cache.resolve('a');
  cache.forgetSessions(['other', 'session-anna']);
  expect(cache.lookUp('a')).toBeUndefined();
});

test('does not keep a caller whose session ended while it was asked about', async () => {
  let release = (_: Caller): void => undefined;
  answer = () => new Promise((resolve) => (release = resolve));
  const resolving = cache.resolve('t');
  cache.forgetSessions(['session-anna']);
  release(callerOf());
  await resolving;
  expect(cache.lookUp('t')).toBeUndefined();
});

test('an ended session is itself forgotten in time', async () => {
  cache.forgetSessions(['session-anna']);
  now += 121_000;
  cache.forgetSessions([]);
  await cache.resolve('t');
  expect(cache.lookUp('t')).toBeDefined();
});
