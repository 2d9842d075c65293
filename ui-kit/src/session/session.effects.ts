import { HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { catchError, concat, concatMap, defer, EMPTY, map, type Observable, of, switchMap, take, tap } from 'rxjs';
import { AccessToken, type SignedIn } from '../api/access-token.ts';
import { ApiClient } from '../api/api-client.ts';
import { APP_ID } from '../app/app-id.ts';
import { nextTask } from '../app/next-task.ts';
import { Connection } from '../connection/connection.ts';
import { Realtime } from '../realtime/realtime.ts';
import { Suspension } from '../safety/suspension.ts';
import { RememberedState } from '../storage/remembered-state.ts';
import type { Account } from './account.ts';
import { SessionActions } from './session.actions.ts';

const hasEnded = (thrown: unknown) => thrown instanceof HttpErrorResponse && [401, 403].includes(thrown.status);

/** The answer's own task is over before all begins that follows from it. */
async function restoreToken(tokens: AccessToken): Promise<SignedIn> {
  const answer = await tokens.restore();
  await nextTask();
  return answer;
}

/** Asks the server whether the remembered session lives, again each time the network returns. */
function restore(tokens: AccessToken, api: ApiClient, connection: Connection): Observable<Action> {
  return defer(() => restoreToken(tokens)).pipe(
    switchMap(({ account }) => (account ? of(account) : api.get<Account>('/api/identity/me'))),
    map((account) => SessionActions.restored({ account })),
    catchError((thrown: unknown) => {
      if (hasEnded(thrown)) return EMPTY; // `noticeEnd` tells it
      connection.missed();
      const again = connection.returned.pipe(
        take(1),
        switchMap(() => restore(tokens, api, connection)),
      );
      return concat(of(SessionActions.restoreDelayed()), again);
    }),
  );
}

/** At the start the remembered account is shown at once; the server's word follows. */
const restoreSession = createEffect(
  (actions = inject(Actions), tokens = inject(AccessToken), api = inject(ApiClient), connection = inject(Connection)) =>
    actions.pipe(
      ofType(SessionActions.started, SessionActions.signedOut),
      switchMap((action) => ('remembered' in action && action.remembered ? restore(tokens, api, connection) : EMPTY)),
    ),
  { functional: true },
);

const listen = createEffect(
  (actions = inject(Actions), realtime = inject(Realtime)) =>
    actions.pipe(
      ofType(SessionActions.signedIn, SessionActions.restored, SessionActions.signedOut),
      tap(({ type }) => (type === SessionActions.signedOut.type ? realtime.close() : void realtime.open())),
    ),
  { functional: true, dispatch: false },
);

const rememberAccount = createEffect(
  (actions = inject(Actions), remembered = inject(RememberedState)) =>
    actions.pipe(
      ofType(SessionActions.signedIn, SessionActions.restored, SessionActions.accountRefreshed),
      tap(({ account }) => remembered.begin(account)),
    ),
  { functional: true, dispatch: false },
);

const signOut = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), appId = inject(APP_ID)) =>
    actions.pipe(
      ofType(SessionActions.signOutAsked),
      concatMap(() => api.post('/api/identity/sign-out', { app: appId }).pipe(catchError(() => of(null)))),
      map(() => SessionActions.signedOut({ reason: 'asked' })),
    ),
  { functional: true },
);

/** What one person saw must not be there for the next who takes this device. */
const forgetAccount = createEffect(
  (actions = inject(Actions), tokens = inject(AccessToken), remembered = inject(RememberedState), suspension = inject(Suspension)) =>
    actions.pipe(
      ofType(SessionActions.signedOut),
      tap(({ reason }) => {
        tokens.clear();
        suspension.end();
        remembered.end({ keepDrafts: reason === 'ended' });
      }),
    ),
  { functional: true, dispatch: false },
);

/** Other tabs of the app follow: they must not go on as somebody who has left. */
const tellTabs = createEffect(
  (actions = inject(Actions), tokens = inject(AccessToken)) =>
    actions.pipe(
      ofType(SessionActions.signedIn, SessionActions.signedOut),
      tap(() => tokens.announceSession()),
    ),
  { functional: true, dispatch: false },
);

/** Who was signed out in the midst of something comes back to it. */
const leave = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(SessionActions.signedOut),
      tap(({ reason }) => {
        const returnUrl =
          reason === 'ended' && router.url !== '/' && !router.url.startsWith('/sign-in') ? router.url : undefined;
        void router.navigate(['/sign-in'], { queryParams: { returnUrl }, replaceUrl: true });
      }),
    ),
  { functional: true, dispatch: false },
);

/** A request that ends with 401 even after a refresh: the session is over. */
const noticeEnd = createEffect(
  (tokens = inject(AccessToken)) => tokens.ended.pipe(map(() => SessionActions.signedOut({ reason: 'ended' }))),
  { functional: true },
);

export const sessionEffects = {
  restoreSession,
  listen,
  rememberAccount,
  signOut,
  forgetAccount,
  tellTabs,
  leave,
  noticeEnd,
};
