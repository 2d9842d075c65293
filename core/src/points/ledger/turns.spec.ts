import { setTimeout as wait } from 'node:timers/promises';
import { Turns } from './turns.ts';

test('work on one thing is done in turn, also after a failure; other things do not wait', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const work = (name: string, ms: number) => async () => {
    await wait(ms);
    done.push(name);
    if (name === 'a2') throw new Error('no');
    return name;
  };
  const all = [turns.take('a', work('a1', 40)), turns.take('a', work('a2', 1)), turns.take('a', work('a3', 1)), turns.take('b', work('b1', 1))];
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(done).toEqual(['b1', 'a1', 'a2', 'a3']);
  expect(await turns.take('a', work('a4', 0))).toBe('a4');
});
