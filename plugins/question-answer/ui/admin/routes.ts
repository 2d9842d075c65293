import type { Routes } from '@angular/router';

/** Each page comes when it is opened: home shows a card of this plugin, and needs none of them. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'answer-desk' },
  { path: 'answer-desk', loadComponent: () => import('./desk/desk-page.ts').then((m) => m.DeskPage) },
  { path: 'answer-desk/:id', loadComponent: () => import('./answering/answer-page.ts').then((m) => m.AnswerPage) },
  { path: 'supervision', loadComponent: () => import('./supervision/supervision-page.ts').then((m) => m.SupervisionPage) },
  {
    path: 'supervision/:id',
    loadComponent: () => import('./supervision/supervised-question-page.ts').then((m) => m.SupervisedQuestionPage),
  },
];
