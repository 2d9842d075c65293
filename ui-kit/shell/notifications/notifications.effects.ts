import { inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, concatMap, EMPTY, filter, from, map, merge, of, switchMap, tap, withLatestFrom } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import type { ApiProblem } from '../../src/api/api-problem.ts';
import { Realtime } from '../../src/realtime/realtime.ts';
import { SessionActions } from '../../src/session/session.actions.ts';
import { Language } from '../../src/texts/language.ts';
import { notificationToast, Toasts } from '../../src/toast/toasts.ts';
import type { Notification } from './notification.ts';
import {
  NotificationsApiActions,
  type NotificationsPageOf,
  NotificationsPageActions,
} from './notifications.actions.ts';
import { notificationsFeature } from './notifications.reducer.ts';

const countUnread = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), realtime = inject(Realtime)) =>
    merge(actions.pipe(ofType(SessionActions.signedIn, SessionActions.restored)), realtime.opened).pipe(
      switchMap(() =>
        api.get<{ unread: number }>('/api/notifications/unread-count').pipe(
          map(({ unread }) => NotificationsApiActions.unreadCounted({ unread })),
          catchError(() => EMPTY),
        ),
      ),
    ),
  { functional: true },
);

const loadPage = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), store = inject(Store)) =>
    actions.pipe(
      ofType(NotificationsPageActions.opened, NotificationsPageActions.moreAsked),
      withLatestFrom(store.select(notificationsFeature.selectNotificationsState)),
      switchMap(([{ type }, { nextCursor, onlyUnread }]) => {
        const isFirst = type === NotificationsPageActions.opened.type;
        return api
          .get<NotificationsPageOf>('/api/notifications', {
            limit: 20,
            cursor: isFirst ? null : nextCursor,
            unread: onlyUnread || null,
          })
          .pipe(
            map((page) => NotificationsApiActions.pageLoaded({ page, isFirst })),
            catchError((problem: ApiProblem) => of(NotificationsApiActions.loadFailed({ problem }))),
          );
      }),
    ),
  { functional: true },
);

const follow = createEffect(
  (realtime = inject(Realtime)) =>
    realtime
      .on<{ unread: number; notification?: Notification }>('notifications.changed')
      .pipe(map(({ unread, notification }) => NotificationsApiActions.changed({ unread, notification }))),
  { functional: true },
);

/** Said once, wherever the person is; the page of notifications itself shows it by itself. */
const announce = createEffect(
  (
    actions = inject(Actions),
    toasts = inject(Toasts),
    language = inject(Language),
    router = inject(Router),
    texts = inject(TranslocoService),
  ) =>
    actions.pipe(
      ofType(NotificationsApiActions.changed),
      filter(({ notification }) => notification !== undefined && !router.url.startsWith('/notifications')),
      tap(({ notification }) => {
        const link = notification!.link;
        const open = {
          label: texts.translate('notifications.open') as string,
          run: () => void router.navigateByUrl(link!),
        };
        toasts.show(language.of(notification!.title), { key: notificationToast, action: link ? open : undefined });
      }),
    ),
  { functional: true, dispatch: false },
);

const markRead = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(
        NotificationsPageActions.notificationOpened,
        NotificationsApiActions.linkResolved,
        NotificationsPageActions.allRead,
      ),
      concatMap((action) => {
        const body = 'notification' in action ? { ids: [action.notification.id] } : { all: true };
        return api.post('/api/notifications/read', body).pipe(catchError(() => EMPTY));
      }),
    ),
  { functional: true, dispatch: false },
);

const followLink = createEffect(
  (
    actions = inject(Actions),
    api = inject(ApiClient),
    router = inject(Router),
    toasts = inject(Toasts),
    texts = inject(TranslocoService),
  ) =>
    actions.pipe(
      ofType(NotificationsPageActions.linkFollowed),
      switchMap(({ id }) =>
        api.get<Notification>(`/api/notifications/items/${encodeURIComponent(id)}`).pipe(
          tap(({ link }) => void router.navigateByUrl(link ?? '/notifications', { replaceUrl: true })),
          map((notification) => NotificationsApiActions.linkResolved({ notification })),
          catchError((problem: ApiProblem) => {
            toasts.show(problem.status === 404 ? texts.translate('notifications.gone') : problem.sentence);
            return EMPTY;
          }),
        ),
      ),
    ),
  { functional: true },
);

/** A browser that a person allowed push in has it again after the next sign-in; most never do, and load nothing. */
const renewPush = createEffect(
  (actions = inject(Actions), injector = inject(Injector)) =>
    actions.pipe(
      ofType(SessionActions.signedIn, SessionActions.restored),
      filter(() => 'Notification' in window && Notification.permission === 'granted'),
      switchMap(({ account }) =>
        from(import('./settings/this-browser.ts')).pipe(
          switchMap(({ ThisBrowser }) => injector.get(ThisBrowser).renew(account.id)),
          catchError(() => EMPTY),
        ),
      ),
    ),
  { functional: true, dispatch: false },
);

/** The number on the icon of the installed app. */
const showBadge = createEffect(
  (store = inject(Store)) =>
    store.select(notificationsFeature.selectUnread).pipe(
      filter(() => 'setAppBadge' in navigator),
      tap(
        (unread) =>
          void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => undefined),
      ),
    ),
  { functional: true, dispatch: false },
);

export const notificationsEffects = { countUnread, loadPage, follow, announce, markRead, followLink, renewPush, showBadge };
