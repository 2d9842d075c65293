import type { ChangeView } from './calendar.ts';

export type Group = 'fresh' | 'changed' | 'gone';

const groups: readonly Group[] = ['fresh', 'changed', 'gone'];

function groupOf({ before, after }: { before: unknown; after: unknown }): Group {
  if (before === null) return 'fresh';
  return after === null ? 'gone' : 'changed';
}

/** A change sorted into what is new, what changes and what goes; groups without anything are left out. */
export function groupsOf({ terms, days }: ChangeView): { group: Group; count: number; change: ChangeView }[] {
  return groups
    .map((group) => {
      const isOwn = (step: { before: unknown; after: unknown }) => groupOf(step) === group;
      const change = { terms: terms.filter(isOwn), days: days.filter(isOwn) };
      return { group, count: change.terms.length + change.days.length, change };
    })
    .filter(({ count }) => count > 0);
}
