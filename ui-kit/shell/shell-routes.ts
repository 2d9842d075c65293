import type { Type } from '@angular/core';
import type { Routes } from '@angular/router';
import { pluginBranch } from '../src/plugin-host/plugin-branch.ts';
import { pluginsKnown, signedIn, signedOut } from './guards.ts';
import { SignInPage } from './sign-in/sign-in-page.ts';

/**
 * The routes both apps have around their own: sign-in, the frame with account and notifications, and
 * the branch below which plugins have their pages. Sign-in and frame are part of the first load, as one
 * of them is what everybody sees first; pages that are opened later are fetched then.
 */
export function shellRoutes(frame: Type<unknown>, own: Routes): Routes {
  return [
    { path: 'sign-in', canActivate: [signedOut], component: SignInPage },
    {
      path: '',
      canActivate: [signedIn],
      component: frame,
      children: [
        ...own,
        { path: 'me', loadComponent: () => import('./account/account-page.ts').then((m) => m.AccountPage) },
        { path: 'me/password', loadComponent: () => import('./account/password-page.ts').then((m) => m.PasswordPage) },
        { path: 'me/sessions', loadComponent: () => import('./account/sessions-page.ts').then((m) => m.SessionsPage) },
        {
          path: 'notifications',
          loadComponent: () => import('./notifications/notifications-page.ts').then((m) => m.NotificationsPage),
        },
        // Its children are the plugins': PluginHost adds and withdraws them.
        pluginBranch([pluginsKnown]),
        { path: '**', loadComponent: () => import('./not-found-page.ts').then((m) => m.NotFoundPage) },
      ],
    },
  ];
}
