import type { LockingSqlScope, PluginContext } from '@fudao/plugin-sdk';
import { ensureClosing, lockClosing } from '../closing/closings.repository.ts';
import { ensureTeacher, findSums, insertSums, lockSums, type TeacherSums } from './sums.repository.ts';

/** A teacher's points of one term: what a change has to know before its transaction begins. */
export interface Account {
  readonly teacherId: string;
  readonly termId: string;
  readonly districtId: string;
}

type Calling = Pick<PluginContext<never>, 'call' | 'db'>;

async function districtOf({ call }: Calling, teacherId: string): Promise<string> {
  const [account] = await call<{ districtId: string | null }[]>('identity.accountDetails', { ids: [teacherId] });
  return account?.districtId ?? '';
}

/** Makes the rows that are locked later. A transaction cannot do it: it must not wait for another room. */
export async function prepareAccount(context: Calling, teacherId: string, termId: string): Promise<Account> {
  const known = await findSums(context.db, teacherId, termId);
  if (known) return { teacherId, termId, districtId: known.districtId };
  const districtId = await districtOf(context, teacherId);
  await ensureTeacher(context.db, teacherId);
  await ensureClosing(context.db, termId, districtId);
  return { teacherId, termId, districtId };
}

/**
 * The sums, locked until the transaction ends: everything that changes a teacher's points passes here one by
 * one. The first change of a term waits for a closing under way; later ones see their own row closed.
 * Lock the teacher first.
 */
export async function openSums(db: LockingSqlScope, { teacherId, termId, districtId }: Account): Promise<TeacherSums> {
  const known = await lockSums(db, teacherId, termId);
  if (known) return known;
  const { state } = await lockClosing(db, termId, districtId);
  const sums = { teacherId, termId, districtId, earned: 0, corrected: 0, granted: 0, entries: 0, isClosed: state === 'closed' };
  await insertSums(db, sums);
  return sums;
}

