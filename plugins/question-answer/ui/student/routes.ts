import type { Routes } from '@angular/router';

/** Each page comes when it is opened: home shows a card of this plugin, and needs none of them. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'questions' },
  { path: 'questions', loadComponent: () => import('./questions/questions-page.ts').then((m) => m.QuestionsPage) },
  { path: 'questions/new', loadComponent: () => import('./ask/ask-page.ts').then((m) => m.AskPage) },
  { path: 'questions/:id', loadComponent: () => import('./question/question-page.ts').then((m) => m.QuestionPage) },
  {
    path: 'questions/:id/guidance/:bankQuestionId',
    loadComponent: () => import('./guidance/guidance-page.ts').then((m) => m.GuidancePage),
  },
];
