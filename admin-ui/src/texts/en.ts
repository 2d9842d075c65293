import { accountsEn } from './accounts.en.ts';
import { admissionEn } from './admission.en.ts';
import { calendarEn } from './calendar.en.ts';
import { consentsEn } from './consents.en.ts';
import { dataRequestsEn } from './data-requests.en.ts';
import { notificationDeliveryEn } from './notification-delivery.en.ts';
import { pluginsEn } from './plugins.en.ts';
import { pointsEn } from './points.en.ts';
import { proposalsEn } from './proposals.en.ts';
import { ratingsEn } from './ratings.en.ts';
import { recordsEn } from './records.en.ts';
import { releasesEn } from './releases.en.ts';
import { reportsEn } from './reports.en.ts';
import { overuseEn, rulesEn } from './rules.en.ts';
import { safetyEn } from './safety.en.ts';
import type { AdminTexts } from './zh-CN.ts';

export const en: AdminTexts = {
  app: {
    name: 'Fudao for staff',
    welcome: 'Fudao for staff',
    lead: 'Sign-in for teachers and administrators',
  },
  nav: {
    group: { teaching: 'Teaching', review: 'Reviews', rules: 'Rules', safety: 'Safety and records', system: 'System' },
    home: 'Home',
    proposals: 'Bank review',
    proposalsHint: 'Review what teachers propose',
    admission: 'Admission',
    admissionHint: 'Apply, and see how far it is',
    admissionReviews: 'Admission reviews',
    plugins: 'Plugins',
    pluginsHint: 'Enable and set up for a district',
    releases: 'Releases',
    releasesHint: 'Install and switch releases for the city',
    rules: 'Tutoring rules',
    rulesHint: 'Hours, lengths, points and limits of use',
    overuse: 'Overuse',
    overuseHint: 'Which students met a limit of use',
    myPoints: 'My points',
    myPointsHint: "This term's points, and where each comes from",
    points: 'Points',
    pointsHint: "Teachers' points, corrections, closing of terms",
    accounts: 'Accounts',
    accountsHint: 'Find accounts, reset passwords',
    calendar: 'School calendar',
    calendarHint: 'Terms, holidays and make-up days',
    ratings: 'My ratings',
    ratingsHint: 'Ratings as sums, portrait, appeals',
    safety: 'Safety',
    safetyHint: 'Reports, suspensions, screening list',
    notificationDelivery: 'Notification delivery',
    notificationDeliveryHint: 'Whether push, mail and SMS work',
    ratingSupervision: 'Rating supervision',
    ratingSupervisionHint: 'Anomalies, appeals, words to review',
    records: 'Records',
    recordsHint: 'Search records, ask to see content, audit',
    consents: 'Consents',
    consentsHint: 'What students and guardians agreed to, codes, paper',
    dataRequests: 'Data requests',
    dataRequestsHint: 'People who ask for a copy of their data, or for erasure',
    reports: 'Reports',
    reportsHint: 'Weekly and monthly reports, anomalies, knowledge points',
    myReport: 'My report',
    myReportHint: 'What you did each week and month',
    me: 'Me',
  },
  notificationDelivery: notificationDeliveryEn,
  home: {
    hello: 'Hello, {{name}}',
    empty: 'Nothing here yet',
    emptyHint: 'Once your district enables a plugin, it appears here by itself.',
  },
  colon: ': ',
  reason: { label: 'Reason', missing: 'Please give a reason.' },
  district: {
    label: 'District',
    choose: 'Please choose',
    chooseFirst: 'Choose a district first',
  },
  consents: consentsEn,
  dataRequests: dataRequestsEn,
  plugins: pluginsEn,
  calendar: calendarEn,
  points: pointsEn,
  releases: releasesEn,
  rules: rulesEn,
  overuse: overuseEn,
  admission: admissionEn,
  ratings: ratingsEn,
  records: recordsEn,
  reports: reportsEn,
  accounts: accountsEn,
  proposals: proposalsEn,
  safety: safetyEn,
};
