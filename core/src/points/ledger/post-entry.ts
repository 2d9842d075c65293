import type { Work } from '@fudao/plugin-sdk';
import type { Hundredths } from '../rules/hundredths.ts';
import { change, type Sums } from '../rules/sums.ts';
import { insertEntry } from './entries.repository.ts';
import type { Entry } from './entry.ts';
import { saveSums, type TeacherSums } from './sums.repository.ts';

/** What reports hear of a line that is worth something; amounts are hundredths of a point. */
function tell(work: Work, { id: entryId, teacherId, type, at, gross, amount }: Entry): void {
  if (gross !== 0 || amount !== 0) work.emit('points.entered.v1', { entryId, teacherId, type, at, gross, amount });
}

/** Writes a line and brings the sums along; the caller holds their lock. */
export async function postEntry(
  work: Work,
  sums: TeacherSums,
  line: Omit<Entry, 'amount' | 'teacherId' | 'termId'>,
  by: Partial<Sums>,
  cap: Hundredths,
): Promise<Entry> {
  const { teacherId, termId } = sums;
  const changed = change(sums, by, cap);
  const entry: Entry = { ...line, teacherId, termId, amount: changed.amount };
  await insertEntry(work.db, entry);
  await saveSums(work.db, { ...sums, ...changed.sums, granted: sums.granted + changed.amount, entries: sums.entries + 1 });
  tell(work, entry);
  return entry;
}
