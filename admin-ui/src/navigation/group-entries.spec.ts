import type { FrameEntry } from '@fudao/ui-kit/shell';
import { adminLinks } from '../admin-links.ts';
import { currentOf, groupEntries, groupOrder } from './group-entries.ts';

const entry = (link: string, group?: string): FrameEntry => ({ link, icon: 'home', label: link, isExact: false, group });
const after = adminLinks.filter(({ place }) => place === 'after');

describe('the groups of the staff navigation', () => {
  it('hold each line once, and each line has one', () => {
    const entries = after.map(({ link, group }) => entry(link, group));
    const groups = groupEntries(entries);
    expect(groups.map(({ heading }) => heading)).toEqual(groupOrder);
    expect(groups.flatMap((group) => group.entries).map(({ link }) => link).sort()).toEqual(entries.map(({ link }) => link).sort());
  });

  it('are not made for few lines', () => {
    const few = after.slice(0, 8).map(({ link, group }) => entry(link, group));
    expect(groupEntries(few)).toEqual([{ heading: null, entries: few }]);
  });

  it('leave nothing out that has no group', () => {
    const many = [...after.map(({ link, group }) => entry(link, group)), entry('/other'), entry('/wrong', 'nav.group.wrong')];
    expect(groupEntries(many).at(-1)).toEqual({ heading: null, entries: many.slice(-2) });
  });

  it('know the line of a page, and of what lies below it', () => {
    const entries = [entry('/points'), entry('/rules')];
    expect(currentOf(entries, '/rules/history?from=1')?.link).toBe('/rules');
    expect(currentOf(entries, '/rulesets')).toBeUndefined();
  });
});
