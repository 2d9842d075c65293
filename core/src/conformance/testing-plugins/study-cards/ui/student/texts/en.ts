import type { zhCN } from './zh-CN.ts';

export const en: typeof zhCN = {
  heading: 'Study cards',
  empty: 'No cards yet. Make the first one.',
  loading: 'Loading your cards…',
  front: 'Front',
  back: 'Back',
  add: 'Add a card',
  failed: 'That did not work. Please try again later.',
  count: '{{ count }} cards in all',
  open: 'Open study cards',
};
