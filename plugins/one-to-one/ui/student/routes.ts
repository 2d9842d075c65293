import type { Routes } from '@angular/router';
import { withRoom } from '@fudao/ui-kit';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'teachers' },
  { path: 'teachers', loadComponent: () => import('./teachers/teachers-page.ts').then((m) => m.TeachersPage) },
  { path: 'call', loadComponent: () => import('./call/call-page.ts').then((m) => m.CallPage) },
  { path: 'sessions', loadComponent: () => import('../shared/history/sessions-page.ts').then((m) => m.SessionsPage) },
  { path: 'sessions/:id', loadComponent: () => withRoom(import('../shared/session/session-page.ts').then((m) => m.SessionPage)) },
];
