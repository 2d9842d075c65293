import type { Routes } from '@angular/router';
import { shellRoutes, withTexts } from '@fudao/ui-kit/shell';
import { HomePage } from './home/home-page.ts';
import { StudentFrame } from './student-frame.ts';
import { loadConsentsTexts, loadPortraitsTexts, loadRatingsTexts } from './texts/load-texts.ts';

const own: Routes = [
  { path: '', pathMatch: 'full', component: HomePage },
  { path: 'ratings/:id', loadComponent: () => withTexts(loadRatingsTexts, import('./ratings/rating-page.ts').then((m) => m.RatingPage)) },
  {
    path: 'portraits/:id',
    loadComponent: () => withTexts(loadPortraitsTexts, import('./portraits/portrait-page.ts').then((m) => m.PortraitPage)),
  },
  { path: 'consents', loadComponent: () => withTexts(loadConsentsTexts, import('./consent/consents-page.ts').then((m) => m.ConsentsPage)) },
  {
    path: 'consent-needed/:plugin',
    loadComponent: () => withTexts(loadConsentsTexts, import('./consent/consent-needed-page.ts').then((m) => m.ConsentNeededPage)),
  },
];

/** Without sign-in: a guardian has a slip from the school and no account. */
const guardian: Routes = [
  { path: 'guardian-consent', loadComponent: () => withTexts(loadConsentsTexts, import('./consent/guardian-page.ts').then((m) => m.GuardianPage)) },
];

export const routes: Routes = [...guardian, ...shellRoutes(StudentFrame, own)];
