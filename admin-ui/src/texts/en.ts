import type { AdminTexts } from './zh-CN.ts';

export const en: AdminTexts = {
  app: {
    name: 'Fudao for staff',
    welcome: 'Fudao for staff',
    lead: 'Sign-in for teachers and administrators',
  },
  nav: { home: 'Home', me: 'Me' },
  home: { hello: 'Hello, {{name}}' },
};
