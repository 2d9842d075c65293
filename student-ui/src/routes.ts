import type { Routes } from '@angular/router';
import { shellRoutes } from '@fudao/ui-kit/shell';

const frame = () => import('./student-frame.ts').then((m) => m.StudentFrame);

const own: Routes = [{ path: '', pathMatch: 'full', loadComponent: () => import('./home/home-page.ts').then((m) => m.HomePage) }];

export const routes: Routes = shellRoutes(frame, own);
