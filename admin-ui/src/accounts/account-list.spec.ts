import { TestBed } from '@angular/core/testing';
import { of, Subject } from 'rxjs';
import { AccountList } from './account-list.ts';
import { AccountsApi } from './accounts-api.ts';
import type { AccountPageOf, ManagedAccount } from './managed-account.ts';

const account = (id: string, status: ManagedAccount['status'] = 'active') => ({ id, status }) as ManagedAccount;
const page = (...names: string[]): AccountPageOf => ({ items: names.map((id) => account(id)), nextCursor: 'next' });

describe('AccountList', () => {
  let list: AccountList;
  const ask = jasmine.createSpy('list');
  const ids = () => list.items()?.map(({ id }) => id);

  beforeEach(() => {
    ask.calls.reset();
    TestBed.configureTestingModule({ providers: [AccountList, { provide: AccountsApi, useValue: { list: ask } }] });
    list = TestBed.inject(AccountList);
  });

  it('goes on where the page before ended, with the same filter', async () => {
    ask.and.returnValues(of(page('a')), of(page('b')));
    await list.find({ q: '王', role: 'student', schoolId: '' });
    await list.more();
    expect(ids()).toEqual(['a', 'b']);
    expect(ask.calls.mostRecent().args[0]).toEqual({
      q: '王',
      role: 'student',
      schoolId: '',
      limit: 50,
      cursor: 'next',
    });
  });

  it('shows the answer to the last search, whichever comes first', async () => {
    const slow = new Subject<AccountPageOf>();
    ask.and.returnValues(slow, of(page('new')));
    const first = list.find({ q: '王', role: '', schoolId: '' });
    await list.find({ q: '王小', role: '', schoolId: '' });
    slow.next(page('old'));
    slow.complete();
    await first;
    expect(ids()).toEqual(['new']);
    expect(list.isLoading()).toBeFalse();
  });

  it('shows a changed account in its place', async () => {
    ask.and.returnValue(of(page('a', 'b')));
    await list.find({ q: '', role: '', schoolId: '' });
    list.replace(account('b', 'suspended'));
    expect(list.items()?.map(({ status }) => status)).toEqual(['active', 'suspended']);
  });
});
