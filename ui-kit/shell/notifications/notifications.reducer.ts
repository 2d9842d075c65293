import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiProblem } from '../../src/api/api-problem.ts';
import { SessionActions } from '../../src/session/session.actions.ts';
import type { Notification } from './notification.ts';
import { NotificationsApiActions, NotificationsPageActions } from './notifications.actions.ts';

export interface NotificationsState {
  readonly unread: number;
  readonly items: readonly Notification[];
  readonly nextCursor: string | null;
  readonly onlyUnread: boolean;
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly problem: ApiProblem | null;
}

const initialState: NotificationsState = {
  unread: 0,
  items: [],
  nextCursor: null,
  onlyUnread: false,
  status: 'idle',
  problem: null,
};

const asRead = (notification: Notification): Notification => ({
  ...notification,
  readAt: notification.readAt ?? Date.now(),
});

export const notificationsFeature = createFeature({
  name: 'notifications',
  reducer: createReducer(
    initialState,
    on(NotificationsPageActions.opened, (state, { onlyUnread }): NotificationsState => ({
      ...state,
      // What does not belong to the other choice is not shown for a moment under its name.
      items: onlyUnread === state.onlyUnread ? state.items : [],
      onlyUnread,
      status: 'loading',
      problem: null,
    })),
    on(NotificationsPageActions.moreAsked, (state): NotificationsState => ({
      ...state,
      status: 'loading',
      problem: null,
    })),
    on(NotificationsApiActions.pageLoaded, (state, { page, isFirst }): NotificationsState => ({
      ...state,
      items: isFirst ? page.items : [...state.items, ...page.items],
      nextCursor: page.nextCursor,
      status: 'loaded',
    })),
    on(NotificationsApiActions.loadFailed, (state, { problem }): NotificationsState => ({
      ...state,
      status: 'failed',
      problem,
    })),
    on(NotificationsApiActions.unreadCounted, (state, { unread }): NotificationsState => ({ ...state, unread })),
    on(NotificationsApiActions.changed, (state, { unread, notification }): NotificationsState => {
      const isNew = notification && !state.items.some(({ id }) => id === notification.id);
      return { ...state, unread, items: isNew ? [notification, ...state.items] : state.items };
    }),
    on(NotificationsPageActions.notificationOpened, NotificationsApiActions.linkResolved, (state, { notification }): NotificationsState => ({
      ...state,
      unread: Math.max(0, state.unread - (notification.readAt ? 0 : 1)),
      items: state.items.map((one) => (one.id === notification.id ? asRead(one) : one)),
    })),
    on(NotificationsPageActions.allRead, (state): NotificationsState => ({
      ...state,
      unread: 0,
      items: state.items.map(asRead),
    })),
    on(SessionActions.signedOut, (): NotificationsState => initialState),
  ),
});
