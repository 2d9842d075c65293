import type { Settings } from '../api.ts';
import { offerEngine } from './bank-finder.ts';
import type { BankMatch, BankSearch } from './search/bank-search.ts';
import { findGoodMatches, findSimilar } from './similar-questions.ts';

const stem = (id: string) => `题干 ${id}`;

/** An engine that finds what a test says. */
function engineWith(search: () => Promise<BankMatch[]>): BankSearch {
  const none = async () => undefined;
  return { search, add: none, remove: none, close: none, size: async () => ({ questions: 0, bytes: 0 }) };
}

function contextWith(goodMatch = 50) {
  const warnings: string[] = [];
  const context = {
    settings: { goodMatch } as Settings,
    log: { debug() {}, info() {}, error() {}, warn: (_: object, message: string) => void warnings.push(message) },
    call: async <R>(_: string, params?: Record<string, unknown>): Promise<R> => {
      const ids = (params?.['ids'] as string[]).filter((id) => id !== 'gone');
      return {
        items: ids.reverse().map((id) => ({ id, stem: stem(id), explanation: 'secret', answer: ['secret'] })),
      } as R;
    },
  };
  return { context, warnings };
}

const match = (id: string, overlap: number): BankMatch => ({ id, overlap, score: overlap });

describe('similar questions', () => {
  let withdraw = () => {};
  const offer = (search: () => Promise<BankMatch[]>) => void (withdraw = offerEngine(engineWith(search)));
  afterEach(() => withdraw());

  test('come best first, without their solutions and without what left the bank', async () => {
    offer(async () => [match('a', 0.914), match('gone', 0.8), match('b', 0.3)]);
    const { context } = contextWith();
    const similar = await findSimilar(context, '求速度', undefined);
    expect(similar).toEqual([
      { bankQuestionId: 'a', excerpt: '题干 a', score: 0.91 },
      { bankQuestionId: 'b', excerpt: '题干 b', score: 0.3 },
    ]);
  });

  test('are offered from the threshold of the district on', async () => {
    offer(async () => [match('a', 0.9), match('b', 0.5), match('c', 0.49)]);
    const ids = async (goodMatch: number) =>
      (await findGoodMatches(contextWith(goodMatch).context, '求速度', 'math')).map(
        ({ bankQuestionId }) => bankQuestionId,
      );
    expect(await ids(50)).toEqual(['a', 'b']);
    expect(await ids(0)).toEqual(['a', 'b', 'c']);
    expect(await ids(100)).toEqual([]);
  });

  test('an ill search is no reason not to ask', async () => {
    offer(() => Promise.reject(new Error('the worker has stopped')));
    const { context, warnings } = contextWith();
    expect(await findSimilar(context, '求速度', undefined)).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  test('nor is a slow one', async () => {
    offer(() => new Promise(() => {}));
    const { context, warnings } = contextWith();
    expect(await findSimilar(context, '求速度', undefined)).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  test('without an engine there are none; with two, the newer answers', async () => {
    const { context } = contextWith();
    expect(await findSimilar(context, '求速度', undefined)).toEqual([]);
    offer(async () => [match('a', 1)]);
    const withdrawNewer = offerEngine(engineWith(async () => [match('b', 1)]));
    expect(await findSimilar(context, '求速度', undefined)).toMatchObject([{ bankQuestionId: 'b' }]);
    withdrawNewer();
    expect(await findSimilar(context, '求速度', undefined)).toMatchObject([{ bankQuestionId: 'a' }]);
  });
});
