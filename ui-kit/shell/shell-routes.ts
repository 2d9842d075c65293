import type { Type } from '@angular/core';
import type { Routes } from '@angular/router';
import { pluginBranch } from '../src/plugin-host/plugin-branch.ts';
import { withTexts } from '../src/texts/late-texts.ts';
import { pluginsKnown, signedIn, signedOut } from './guards.ts';
import { loadPagesTexts } from './kit-texts.ts';
import { loadSignInPage } from './sign-in/load-sign-in-page.ts';

/**
 * The routes both apps have around their own: sign-in, the frame with account and notifications, and the branch below
 * which plugins have their pages. The frame is part of the first load; a page is fetched when it is opened.
 */
export function shellRoutes(frame: Type<unknown>, own: Routes): Routes {
  return [
    { path: 'sign-in', canActivate: [signedOut], loadComponent: loadSignInPage },
    {
      path: '',
      canActivate: [signedIn],
      component: frame,
      children: [
        ...own,
        { path: 'me', loadComponent: () => withTexts(loadPagesTexts, import('./account/account-page.ts').then((m) => m.AccountPage)) },
        { path: 'me/password', loadComponent: () => withTexts(loadPagesTexts, import('./account/password-page.ts').then((m) => m.PasswordPage)) },
        { path: 'me/sessions', loadComponent: () => withTexts(loadPagesTexts, import('./account/sessions-page.ts').then((m) => m.SessionsPage)) },
        { path: 'me/data', loadComponent: () => import('./my-data/my-data-page.ts').then((m) => m.MyDataPage) },
        { path: 'account-status', loadComponent: () => import('./safety/standing-page.ts').then((m) => m.StandingPage) },
        {
          path: 'notifications',
          loadComponent: () => import('./notifications/notifications-page.ts').then((m) => m.NotificationsPage),
        },
        {
          path: 'notifications/settings',
          loadComponent: () =>
            withTexts(
              loadPagesTexts,
              import('./notifications/settings/notification-settings-page.ts').then((m) => m.NotificationSettingsPage),
            ),
        },
        // Its children are the plugins': PluginHost adds and withdraws them.
        pluginBranch([pluginsKnown]),
        { path: '**', loadComponent: () => import('./not-found-page.ts').then((m) => m.NotFoundPage) },
      ],
    },
  ];
}
