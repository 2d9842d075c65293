import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { Account } from './account.ts';

/** Why a sign-in ended: the sign-in page says it. */
export type SignOutReason = 'asked' | 'ended' | 'password-changed';

export const SessionActions = createActionGroup({
  source: 'Session',
  events: {
    /** The app starts; `remembered` is who used it last on this device. */
    Started: props<{ remembered: Account | null }>(),
    'Signed in': props<{ account: Account }>(),
    /** The remembered account's session lives: the server said so. */
    Restored: props<{ account: Account }>(),
    /** No answer yet; the app shows what it remembers and goes on trying. */
    'Restore delayed': emptyProps(),
    /** The server knows more or other than the device: roles and permissions may have changed. */
    'Account refreshed': props<{ account: Account }>(),
    'Sign out asked': emptyProps(),
    'Signed out': props<{ reason: SignOutReason }>(),
  },
});
