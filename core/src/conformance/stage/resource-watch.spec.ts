import { createServer } from 'node:net';
import { GuardedCall } from '../../runtime/guard/guarded-call.ts';
import { ResourceWatch } from './resource-watch.ts';

const keeper = (id: string) => ({ owner: { kind: 'plugin' as const, id, version: '1.0.0' }, answered: () => undefined, threw: () => undefined, strayed: () => undefined });

/** Runs something as the code of a plugin, as a guard does. */
function runAs<T>(id: string, work: () => Promise<T> | T): Promise<T> {
  const call = new GuardedCall<T>(keeper(id), 'test', performance.now(), 60_000, -1, false);
  call.start(work);
  return call.promise;
}

test('what a plugin begins and does not end is seen, with its kind; what others begin, or end, is not', async () => {
  const watch = new ResourceWatch('notes', import.meta.dirname);
  watch.start();
  const timer = await runAs('notes', () => setInterval(() => undefined, 60_000).unref());
  const server = await runAs('notes', () => createServer().listen(0).unref());
  await runAs('notes', () => clearTimeout(setTimeout(() => undefined, 60_000)));
  const other = await runAs('other', () => setInterval(() => undefined, 60_000).unref());
  const own = setInterval(() => undefined, 60_000).unref();
  const left = await watch.left(200);
  expect(left.map(({ what }) => what).sort()).toEqual(['a server that listens', 'a timer']);
  [timer, other, own].forEach(clearInterval);
  server.close();
});

test('a timer that runs out by itself is not left', async () => {
  const watch = new ResourceWatch('notes', import.meta.dirname);
  watch.start();
  await runAs('notes', () => void setTimeout(() => undefined, 80));
  expect(await watch.left(5_000)).toEqual([]);
});
