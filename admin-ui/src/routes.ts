import type { Routes } from '@angular/router';
import { holds, shellRoutes } from '@fudao/ui-kit/shell';
import { AdminFrame } from './admin-frame.ts';
import { HomePage } from './home/home-page.ts';
import { permissions } from './permissions.ts';
import { asksBeforeLeaving } from './rules/asks-before-leaving.ts';
import { ownSection } from './points/own-section.ts';

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
    path: 'rules',
    canActivate: [holds(permissions.readRules)],
    canDeactivate: [asksBeforeLeaving],
    loadComponent: () => import('./rules/rules-page.ts').then((m) => m.RulesPage),
  },
  {
    path: 'overuse',
    canActivate: [holds(permissions.seeOveruse)],
    loadComponent: () => import('./overuse/overuse-page.ts').then((m) => m.OverusePage),
  },
  {
    path: 'accounts',
    canActivate: [holds(permissions.manageAccounts)],
    loadComponent: () => import('./accounts/accounts-page.ts').then((m) => m.AccountsPage),
  },
  {
    path: 'calendar',
    loadComponent: () => import('./calendar/calendar-page.ts').then((m) => m.CalendarPage),
  },
  {
    path: 'points',
    children: [
      { path: '', pathMatch: 'full', canActivate: [ownSection], children: [] },
      {
        path: 'statement',
        canActivate: [holds(permissions.ownPoints)],
        loadComponent: () => import('./points/statement-page.ts').then((m) => m.StatementPage),
      },
      {
        path: 'teachers',
        canActivate: [holds(permissions.readPoints)],
        children: [
          { path: '', loadComponent: () => import('./points/teachers-page.ts').then((m) => m.TeachersPage) },
          { path: ':id', loadComponent: () => import('./points/statement-page.ts').then((m) => m.StatementPage) },
        ],
      },
      {
        path: 'corrections',
        canActivate: [holds(permissions.correctPoints)],
        loadComponent: () => import('./points/corrections-page.ts').then((m) => m.CorrectionsPage),
      },
      {
        path: 'closing',
        canActivate: [holds(permissions.closeTerms)],
        loadComponent: () => import('./points/closing-page.ts').then((m) => m.ClosingPage),
      },
    ],
  },
  {
    path: 'admission',
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [holds(permissions.applyForAdmission)],
        loadComponent: () => import('./admission/own-page.ts').then((m) => m.OwnPage),
      },
      {
        path: '',
        canActivate: [holds(permissions.reviewAdmissions)],
        children: [
          { path: 'reviews', loadComponent: () => import('./admission/reviews-page.ts').then((m) => m.ReviewsPage) },
          { path: 'reviews/:id', loadComponent: () => import('./admission/review-page.ts').then((m) => m.ReviewPage) },
          { path: 'teachers', loadComponent: () => import('./admission/teachers-page.ts').then((m) => m.TeachersPage) },
          { path: 'settings', loadComponent: () => import('./admission/settings-page.ts').then((m) => m.SettingsPage) },
        ],
      },
    ],
  },
  {
    path: 'proposals',
    canActivate: [holds(permissions.reviewBank)],
    loadComponent: () => import('./proposals/proposals-page.ts').then((m) => m.ProposalsPage),
  },
  {
    path: 'safety',
    canActivate: [holds(permissions.moderateSafety)],
    children: [
      { path: '', loadComponent: () => import('./safety/safety-page.ts').then((m) => m.SafetyPage) },
      { path: 'suspend', loadComponent: () => import('./safety/suspend-page.ts').then((m) => m.SuspendPage) },
      { path: 'cases/:id', loadComponent: () => import('./safety/case-page.ts').then((m) => m.CasePage) },
    ],
  },
  {
    path: 'notification-delivery',
    canActivate: [holds(permissions.operateNotifications)],
    loadComponent: () =>
      import('./notification-delivery/notification-delivery-page.ts').then((m) => m.NotificationDeliveryPage),
  },
  {
    path: 'ratings',
    canActivate: [holds(permissions.ownRatings)],
    loadComponent: () => import('./ratings/own-ratings-page.ts').then((m) => m.OwnRatingsPage),
  },
  {
    path: 'consents',
    canActivate: [holds(permissions.overseeConsents)],
    loadComponent: () => import('./consent/consents-page.ts').then((m) => m.ConsentsPage),
  },
  {
    path: 'data-requests',
    canActivate: [holds(permissions.decideDataRequests)],
    loadComponent: () => import('./data-requests/data-requests-page.ts').then((m) => m.DataRequestsPage),
  },
  {
    path: 'portraits/:id',
    canActivate: [holds(permissions.readPortraits)],
    loadComponent: () => import('./ratings/portrait-page.ts').then((m) => m.PortraitPage),
  },
  {
    path: 'rating-supervision',
    canActivate: [holds(permissions.superviseRatings)],
    loadComponent: () => import('./ratings/supervision-page.ts').then((m) => m.SupervisionPage),
  },
  {
    path: 'records',
    canActivate: [holds(permissions.superviseRecords)],
    children: [
      { path: '', loadComponent: () => import('./records/search-page.ts').then((m) => m.SearchPage) },
      { path: 'openings', loadComponent: () => import('./records/openings-page.ts').then((m) => m.OpeningsPage) },
      { path: 'openings/:id', loadComponent: () => import('./records/opening-page.ts').then((m) => m.OpeningPage) },
      { path: 'keeping', loadComponent: () => import('./records/keeping-page.ts').then((m) => m.KeepingPage) },
      {
        path: 'audit',
        canActivate: [holds(permissions.auditRecords)],
        loadComponent: () => import('./records/audit-page.ts').then((m) => m.AuditPage),
      },
    ],
  },
  {
    path: 'reports',
    canActivate: [holds(permissions.readReports)],
    children: [
      { path: '', loadComponent: () => import('./reports/reports-page.ts').then((m) => m.ReportsPage) },
      { path: 'teachers/:id', loadComponent: () => import('./reports/teacher-page.ts').then((m) => m.TeacherPage) },
    ],
  },
  {
    path: 'my-report',
    canActivate: [holds(permissions.ownReports)],
    loadComponent: () => import('./reports/teacher-page.ts').then((m) => m.TeacherPage),
  },
];

export const routes: Routes = shellRoutes(AdminFrame, own);
