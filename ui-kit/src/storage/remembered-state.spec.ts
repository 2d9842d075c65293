import { TestBed } from '@angular/core/testing';
import { APP_ID } from '../app/app-id.ts';
import { anAccount } from '../testing/an-account.ts';
import { Drafts } from './drafts.ts';
import { RememberedState } from './remembered-state.ts';

describe('RememberedState', () => {
  let state: RememberedState;
  let drafts: Drafts;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [{ provide: APP_ID, useValue: 'student' }] });
    state = TestBed.inject(RememberedState);
    drafts = TestBed.inject(Drafts);
  });

  it('gives back what it was told, to the same account', () => {
    state.begin(anAccount());
    state.write('questions', [{ id: 1 }]);
    state.begin(anAccount());
    expect(state.read<unknown>('questions')).toEqual([{ id: 1 }]);
  });

  it('shows nothing of one account to another', () => {
    state.begin(anAccount({ id: 'one' }));
    state.write('questions', [1]);
    drafts.write('ask', 'one’s draft');
    state.begin(anAccount({ id: 'two' }));
    expect(state.read<unknown>('questions')).toBeUndefined();
    expect(drafts.read<unknown>('ask')).toBeUndefined();
    expect(drafts.count()).toBe(0);
  });

  it('keeps a draft through the end of a session, not through a sign-out', () => {
    state.begin(anAccount());
    drafts.write('ask', 'draft');
    state.end({ keepDrafts: true });
    state.begin(anAccount());
    expect(drafts.read<unknown>('ask')).toBe('draft');
    state.end({ keepDrafts: false });
    state.begin(anAccount());
    expect(drafts.read<unknown>('ask')).toBeUndefined();
  });

  it('lets no slice take the whole store', () => {
    state.begin(anAccount());
    state.write('questions', ['small']);
    state.write('questions', ['x'.repeat(400_000)]);
    expect(state.read<unknown>('questions')).toBeUndefined();
  });

  it('goes on where the store is full or broken', () => {
    spyOn(Storage.prototype, 'setItem').and.throwError(new DOMException('full', 'QuotaExceededError'));
    state.begin(anAccount());
    expect(drafts.write('ask', 'draft')).toBeFalse();
    spyOn(Storage.prototype, 'getItem').and.returnValue('{broken');
    expect(state.account()).toBeNull();
  });
});
