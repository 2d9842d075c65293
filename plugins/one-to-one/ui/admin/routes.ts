import type { Routes } from '@angular/router';
import { withRoom } from '@fudao/ui-kit';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'duty' },
  { path: 'duty', loadComponent: () => withRoom(import('./duty/duty-page.ts').then((m) => m.DutyPage)) },
  { path: 'sessions', loadComponent: () => import('../shared/history/sessions-page.ts').then((m) => m.SessionsPage) },
  { path: 'sessions/:id', loadComponent: () => withRoom(import('../shared/session/session-page.ts').then((m) => m.SessionPage)) },
  { path: 'supervision', loadComponent: () => import('./supervision/supervision-page.ts').then((m) => m.SupervisionPage) },
  { path: 'supervision/:id', loadComponent: () => withRoom(import('./supervision/supervised-session-page.ts').then((m) => m.SupervisedSessionPage)) },
];
