import type { Routes } from '@angular/router';
import { AnswerPage } from './answering/answer-page.ts';
import { DeskPage } from './desk/desk-page.ts';
import { SupervisedQuestionPage } from './supervision/supervised-question-page.ts';
import { SupervisionPage } from './supervision/supervision-page.ts';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'answer-desk' },
  { path: 'answer-desk', component: DeskPage },
  { path: 'answer-desk/:id', component: AnswerPage },
  { path: 'supervision', component: SupervisionPage },
  { path: 'supervision/:id', component: SupervisedQuestionPage },
];
