import type { OutboxRow } from './outbox-entry.ts';

/** Its room writes many at once and keeps their order by itself. */
const takesMany = 'records.append';

const isOfThose = ({ kind, name }: OutboxRow) => kind === 'call' && name === takesMany;

/** Rows in their order, in groups that are carried out one after the other; those of one group go side by side. */
export function sideBySide(rows: readonly OutboxRow[]): OutboxRow[][] {
  const groups: OutboxRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group && isOfThose(row) && isOfThose(group[0]!)) group.push(row);
    else groups.push([row]);
  }
  return groups;
}
