import type { FrameEntry } from '@fudao/ui-kit/shell';

/** The headings, in the order of a day: what one does, what waits, by which rules, what is on record, what it runs on. */
export const groupOrder = ['teaching', 'review', 'rules', 'safety', 'system'].map((name) => `nav.group.${name}`);

export interface EntryGroup {
  /** Key of the heading; null where there is none. */
  readonly heading: string | null;
  readonly entries: readonly FrameEntry[];
}

/** As many lines as one takes in without headings. */
const fewEntries = 8;

/** Entries under headings, where there are so many that headings help; those without one stand below. */
export function groupEntries(entries: readonly FrameEntry[]): EntryGroup[] {
  if (entries.length <= fewEntries) return [{ heading: null, entries }];
  const grouped = groupOrder.map((heading): EntryGroup => ({ heading, entries: entries.filter(({ group }) => group === heading) }));
  const rest = entries.filter(({ group }) => group === undefined || !groupOrder.includes(group));
  return [...grouped, { heading: null, entries: rest }].filter((group) => group.entries.length > 0);
}

/** The entry whose page an address is, or lies below. */
export function currentOf(entries: readonly FrameEntry[], address: string): FrameEntry | undefined {
  const path = address.split(/[?#]/)[0]!;
  return entries.find(({ link, isExact }) => path === link || (!isExact && path.startsWith(`${link}/`)));
}
