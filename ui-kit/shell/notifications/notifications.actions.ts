import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiProblem } from '../../src/api/api-problem.ts';
import type { Notification } from './notification.ts';

export interface NotificationsPageOf {
  readonly items: readonly Notification[];
  readonly nextCursor: string | null;
}

export const NotificationsPageActions = createActionGroup({
  source: 'Notifications Page',
  events: {
    Opened: props<{ onlyUnread: boolean }>(),
    'More asked': emptyProps(),
    'Notification opened': props<{ notification: Notification }>(),
    /** A push or mail led here: what it is about is looked up, read and gone to. */
    'Link followed': props<{ id: string }>(),
    'All read': emptyProps(),
  },
});

export const NotificationsApiActions = createActionGroup({
  source: 'Notifications API',
  events: {
    'Unread counted': props<{ unread: number }>(),
    'Page loaded': props<{ page: NotificationsPageOf; isFirst: boolean }>(),
    'Load failed': props<{ problem: ApiProblem }>(),
    'Link resolved': props<{ notification: Notification }>(),
    /** Pushed: the count after it, and the new one if it is about one. */
    Changed: props<{ unread: number; notification?: Notification }>(),
  },
});
