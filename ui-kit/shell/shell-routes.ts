import type { Type } from '@angular/core';
import type { Routes } from '@angular/router';
import { pluginsKnown, signedIn, signedOut } from './guards.ts';

/**
 * The routes both apps have around their own: sign-in, the frame with account and notifications, and
 * the branch below which plugins have their pages.
 */
export function shellRoutes(frame: () => Promise<Type<unknown>>, own: Routes): Routes {
  return [
    { path: 'sign-in', canActivate: [signedOut], loadComponent: () => import('./sign-in/sign-in-page.ts').then((m) => m.SignInPage) },
    {
      path: '',
      canActivate: [signedIn],
      loadComponent: frame,
      children: [
        ...own,
        { path: 'me', loadComponent: () => import('./account/account-page.ts').then((m) => m.AccountPage) },
        { path: 'me/password', loadComponent: () => import('./account/password-page.ts').then((m) => m.PasswordPage) },
        { path: 'me/sessions', loadComponent: () => import('./account/sessions-page.ts').then((m) => m.SessionsPage) },
        { path: 'notifications', loadComponent: () => import('./notifications/notifications-page.ts').then((m) => m.NotificationsPage) },
        // Its children are the plugins': PluginHost adds and withdraws them.
        { path: 'p', data: { isPluginBranch: true }, canMatch: [pluginsKnown], children: [] },
        { path: '**', loadComponent: () => import('./not-found-page.ts').then((m) => m.NotFoundPage) },
      ],
    },
  ];
}
