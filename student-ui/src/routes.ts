import type { Routes } from '@angular/router';
import { shellRoutes } from '@fudao/ui-kit/shell';
import { HomePage } from './home/home-page.ts';
import { StudentFrame } from './student-frame.ts';

const own: Routes = [{ path: '', pathMatch: 'full', component: HomePage }];

export const routes: Routes = shellRoutes(StudentFrame, own);
