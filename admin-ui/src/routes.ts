import type { Routes } from '@angular/router';
import { holds, shellRoutes } from '@fudao/ui-kit/shell';
import { AdminFrame } from './admin-frame.ts';
import { HomePage } from './home/home-page.ts';
import { permissions } from './permissions.ts';

const own: Routes = [
  { path: '', pathMatch: 'full', component: HomePage },
  {
    path: 'plugins',
    canActivate: [holds(permissions.managePlugins)],
    children: [
      { path: '', loadComponent: () => import('./plugins/plugins-page.ts').then((m) => m.PluginsPage) },
      { path: ':id', loadComponent: () => import('./plugins/plugin-page.ts').then((m) => m.PluginPage) },
    ],
  },
  {
    path: 'releases',
    canActivate: [holds(permissions.operatePlugins)],
    children: [
      { path: '', loadComponent: () => import('./releases/releases-page.ts').then((m) => m.ReleasesPage) },
      {
        path: ':id',
        loadComponent: () => import('./releases/plugin-releases-page.ts').then((m) => m.PluginReleasesPage),
      },
    ],
  },
  {
    path: 'upload-package',
    canActivate: [holds(permissions.operatePlugins)],
    loadComponent: () => import('./releases/upload-page.ts').then((m) => m.UploadPage),
  },
  {
    path: 'publishers',
    canActivate: [holds(permissions.operatePlugins)],
    loadComponent: () => import('./releases/publishers-page.ts').then((m) => m.PublishersPage),
  },
  {
    path: 'accounts',
    canActivate: [holds(permissions.manageAccounts)],
    loadComponent: () => import('./accounts/accounts-page.ts').then((m) => m.AccountsPage),
  },
  {
    path: 'proposals',
    canActivate: [holds(permissions.reviewBank)],
    loadComponent: () => import('./proposals/proposals-page.ts').then((m) => m.ProposalsPage),
  },
];

export const routes: Routes = shellRoutes(AdminFrame, own);
