import type { ActionContext } from '@fudao/plugin-sdk';
import { findSumsOf } from './ledger/sums.repository.ts';
import { findTerm } from './ledger/terms.ts';

export interface TeachersParams {
  termId: string;
  q?: string;
  schoolId?: string;
  limit: number;
  cursor?: string;
}

interface Account {
  id: string;
  educationId: string;
  name: string;
  districtName: string | null;
  schoolName: string | null;
}

/** The teachers whom the caller administers, found by name or education ID, with what they come to in a term. */
export async function listTeachers(context: ActionContext<TeachersParams, never>) {
  const { termId, ...search } = context.params;
  await findTerm(context, termId);
  const page = await context.call<{ items: Account[]; nextCursor: string | null }>('identity.listAccounts', { ...search, role: 'teacher' });
  const sums = new Map((await findSumsOf(context.db, page.items.map(({ id }) => id), termId)).map((one) => [one.teacherId, one]));
  const items = page.items.map(({ id, educationId, name, districtName, schoolName }) => {
    const { earned, corrected, granted, entries } = sums.get(id) ?? { earned: 0, corrected: 0, granted: 0, entries: 0 };
    return { id, educationId, name, districtName, schoolName, earned, corrected, granted, entries };
  });
  return { items, nextCursor: page.nextCursor };
}
