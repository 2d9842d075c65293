import { of, Subject, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { type PageOf, PagedList } from './paged-list.ts';

describe('PagedList', () => {
  const page = (...items: string[]): PageOf<string> => ({ items, nextCursor: 'next' });

  it('goes on where the page before ended, and begins anew with another filter', async () => {
    const load = jasmine.createSpy().and.returnValues(of(page('a')), of(page('b')), of(page('c')));
    const list = new PagedList<string, string>(load);
    await list.find('x');
    await list.more();
    expect(list.items()).toEqual(['a', 'b']);
    expect(load.calls.mostRecent().args).toEqual(['x', 'next']);
    await list.find('y');
    expect(list.items()).toEqual(['c']);
    list.remove((one) => one === 'c');
    expect(list.items()).toEqual([]);
  });

  it('shows the answer to the last question, whichever comes first', async () => {
    const slow = new Subject<PageOf<string>>();
    const list = new PagedList<string, string>(jasmine.createSpy().and.returnValues(slow, of(page('new'))));
    const first = list.find('x');
    await list.find('y');
    slow.next(page('old'));
    slow.complete();
    await first;
    expect(list.items()).toEqual(['new']);
    expect(list.isLoading()).toBeFalse();
  });

  it('refreshed shows as much as before, as it is now, and what was shown where that fails', async () => {
    const last: PageOf<string> = { items: ['b'], nextCursor: null };
    const offline = new ApiProblem({ status: 0, code: 'X', sentence: 'away', retryable: true });
    const load = jasmine.createSpy().and.returnValues(of(page('a')), of(page('b')), of(page('new')), of(page('a')), throwError(() => offline), of(last));
    const list = new PagedList<string, string>(load);
    await list.refresh();
    expect(load).not.toHaveBeenCalled();
    await list.find('x');
    await list.more();
    await list.refresh();
    expect(list.items()).toEqual(['new', 'a']);
    await list.refresh();
    expect([list.items(), list.problem()]).toEqual([['new', 'a'], null]);
    await list.refresh();
    expect([list.items(), list.nextCursor()]).toEqual([['b'], null]);
  });

  it('keeps a refusal to be shown', async () => {
    const refusal = new ApiProblem({ status: 503, code: 'X', sentence: 'later', retryable: true, requestId: 'r' });
    const list = new PagedList<string, string>(() => throwError(() => refusal));
    await list.find('x');
    expect(list.problem()).toBe(refusal);
    expect(list.items()).toBeNull();
  });

  it('begins at the beginning where another filter failed at first', async () => {
    const refusal = new ApiProblem({ status: 0, code: 'X', sentence: 'offline', retryable: true });
    const load = jasmine.createSpy().and.returnValues(of(page('a')), throwError(() => refusal), of(page('b')));
    const list = new PagedList<string, string>(load);
    await list.find('x');
    await list.find('y');
    await list.more();
    expect(load.calls.mostRecent().args).toEqual(['y', null]);
  });
});
