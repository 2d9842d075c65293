import type { OutboxRow } from './outbox-entry.ts';
import { sideBySide } from './side-by-side.ts';

const row = (id: string, kind: OutboxRow['kind'], name: string): OutboxRow => ({ id, kind, name, payload: '{}', origin: '{}', created_at: 1, attempts: 0 });

test('records that follow each other are carried out together; everything else one after the other, in its order', () => {
  const rows = [row('1', 'call', 'records.append'), row('2', 'call', 'records.append'), row('3', 'event', 'a.b.v1'), row('4', 'event', 'a.b.v1'), row('5', 'call', 'records.append')];
  expect(sideBySide(rows).map((group) => group.map(({ id }) => id))).toEqual([['1', '2'], ['3'], ['4'], ['5']]);
  expect(sideBySide([])).toEqual([]);
});
