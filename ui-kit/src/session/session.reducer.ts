import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { Account } from './account.ts';
import { SessionActions, type SignOutReason } from './session.actions.ts';

export interface SessionState {
  /** `starting` until it is known whether somebody is signed in. */
  readonly status: 'starting' | 'signed-in' | 'signed-out';
  readonly account: Account | null;
  readonly signedOutBecause: SignOutReason | null;
}

const initialState: SessionState = { status: 'starting', account: null, signedOutBecause: null };

const signedIn = (account: Account): SessionState => ({ status: 'signed-in', account, signedOutBecause: null });

export const sessionFeature = createFeature({
  name: 'session',
  reducer: createReducer(
    initialState,
    on(SessionActions.started, (_, { remembered }): SessionState =>
      remembered ? signedIn(remembered) : { ...initialState, status: 'signed-out' },
    ),
    on(SessionActions.signedIn, SessionActions.restored, SessionActions.accountRefreshed, (_, { account }): SessionState => signedIn(account)),
    on(SessionActions.signedOut, (_, { reason }): SessionState => ({
      status: 'signed-out',
      account: null,
      signedOutBecause: reason,
    })),
  ),
  extraSelectors: ({ selectAccount }) => ({
    selectPermissions: createSelector(selectAccount, (account) => account?.permissions ?? []),
    selectRoles: createSelector(selectAccount, (account) => account?.roles ?? []),
  }),
});

/** The account that is signed in, or null. */
export const { selectAccount, selectPermissions, selectRoles } = sessionFeature;
