import type { Work } from '@fudao/plugin-sdk';
import { lockBank, saveBankState } from './bank.repository.ts';

/**
 * Tells of all changes since the last telling, if there were any. The operator's import changes the
 * bank without a platform around it: the timer that calls this lets a running one notice.
 */
export async function announceChanges(work: Work): Promise<void> {
  const { last_revision: lastRevision, announced_revision: announced } = await lockBank(work.db);
  if (lastRevision === announced) return;
  await saveBankState(work.db, { announced_revision: lastRevision });
  work.emit('knowledge.bank-changed.v1', { lastRevision });
}
