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
};
