import { consentsEn } from './consents.en.ts';
import { portraitsEn } from './portraits.en.ts';
import { ratingsEn } from './ratings.en.ts';
import type { StudentTexts } from './zh-CN.ts';

export const en: StudentTexts = {
  app: {
    name: 'Fudao',
    welcome: 'Welcome to Fudao',
    lead: 'Stuck on a question? A teacher helps you through it.',
  },
  nav: { home: 'Home', me: 'Me' },
  home: {
    morning: 'Good morning, {{name}}',
    noon: 'Hello, {{name}}',
    afternoon: 'Good afternoon, {{name}}',
    evening: 'Good evening, {{name}}',
    night: 'It is late, {{name}}. Sleep well soon',
    empty: 'No tutoring here yet',
    emptyHint: 'Once {{district}} enables tutoring, it appears here by itself.',
  },
  use: {
    warned: 'In {{minutes}} minutes it is time for a break',
    finishing: 'You have gone on long enough: finish what you are at within {{minutes}} minutes',
    rest: 'Take a break',
    restHint: 'Your eyes have worked enough. Get up, walk a little, look at something green far away.',
    goOnIn: 'You can go on in {{minutes}} minutes',
    goOnAt: 'You can go on from {{time}}',
    kept: 'What you were writing is saved; go on with it when you are back.',
  },
  ratings: ratingsEn,
  consents: consentsEn,
  portraits: portraitsEn,
};
