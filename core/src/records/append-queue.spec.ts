import { AppendQueue } from './append-queue.ts';
import type { RecordDraft } from './record.ts';

const draft = (id: string): RecordDraft => {
  return { id, at: 1, kind: 'a.b', actorId: 'x', subjectId: 'y', personId: null, pluginId: null, districtId: null, schoolId: null, payload: {} };
};
const idsOf = (drafts: readonly RecordDraft[]) => drafts.map(({ id }) => id);

test('who calls at once is written at once, in the order of the calls; each is answered when its own is written', async () => {
  const written: string[][] = [];
  let release: () => void = () => undefined;
  const queue = new AppendQueue(async (drafts) => {
    await new Promise<void>((resolve) => (release = resolve));
    written.push(idsOf(drafts));
    return drafts.map((_draft, index) => written.flat().length - drafts.length + index + 1);
  });
  const answered: number[] = [];
  const add = (id: string) => queue.append(draft(id)).then((seq) => void answered.push(seq));
  const first = [add('a'), add('b')];
  await new Promise((resolve) => setTimeout(resolve, 5));
  const later = [add('c'), add('d')];
  expect(answered).toEqual([]);
  release();
  await Promise.all(first);
  expect([written, answered]).toEqual([[['a', 'b']], [1, 2]]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  release();
  await Promise.all(later);
  expect([written, answered]).toEqual([[['a', 'b'], ['c', 'd']], [1, 2, 3, 4]]);
});

test('one that cannot be written fails alone', async () => {
  const queue = new AppendQueue((drafts) => {
    if (idsOf(drafts).includes('bad')) return Promise.reject(new Error('bad'));
    return Promise.resolve(drafts.map(() => 7));
  });
  const outcomes = await Promise.allSettled(['a', 'bad', 'c'].map((id) => queue.append(draft(id))));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await queue.append(draft('d'))).toBe(7);
});
