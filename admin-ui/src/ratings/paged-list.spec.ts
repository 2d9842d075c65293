import { of, Subject, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { PagedList } from './paged-list.ts';
import type { PageOf } from './ratings.ts';

const page = (ids: string, nextCursor: string | null = null): PageOf<{ id: string }> => ({ items: [...ids].map((id) => ({ id })), nextCursor });

describe('PagedList', () => {
  const list = new PagedList<{ id: string }>();
  const ids = () => list.items()?.map(({ id }) => id).join('');

  it('goes on where it was, and begins anew with another question', async () => {
    await list.show((cursor) => of(cursor === null ? page('ab', 'b') : page('c')));
    await list.more();
    expect([ids(), list.nextCursor()]).toEqual(['abc', null]);
    list.remove('b');
    expect(ids()).toBe('ac');
    await list.show(() => of(page('x')));
    expect(ids()).toBe('x');
  });

  it('leaves out an answer that comes after another question, and says what failed', async () => {
    const late = new Subject<PageOf<{ id: string }>>();
    const first = list.show(() => late);
    await list.show(() => of(page('new')));
    late.next(page('old'));
    await first;
    expect(ids()).toBe('new');
    await list.show(() => throwError(() => new ApiProblem({ status: 0, code: 'X', sentence: '网络不通', retryable: true })));
    expect([list.items(), list.problem()?.sentence]).toEqual([null, '网络不通']);
  });
});
