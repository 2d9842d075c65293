import type { Routes } from '@angular/router';
import { AskPage } from './ask/ask-page.ts';
import { GuidancePage } from './guidance/guidance-page.ts';
import { QuestionPage } from './question/question-page.ts';
import { QuestionsPage } from './questions/questions-page.ts';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'questions' },
  { path: 'questions', component: QuestionsPage },
  { path: 'questions/new', component: AskPage },
  { path: 'questions/:id', component: QuestionPage },
  { path: 'questions/:id/guidance/:bankQuestionId', component: GuidancePage },
];
