import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { findFiles, lockFile, type FileRow } from './files.repository.ts';

export interface Attachment {
  readonly fileIds: readonly string[];
  readonly subjectId: string;
  readonly accountId: string;
}

/** Whether an account may attach a file to a thing; attaching it twice to the same is no fault. */
function mayAttach(file: FileRow, accountId: string, subjectId: string): boolean {
  if (file.uploaded_by !== accountId) return false;
  return file.state === 'unattached' || (file.state === 'attached' && file.subject_id === subjectId);
}

/** Refuses what `attachFiles` would refuse, without attaching anything. */
export async function checkFiles(db: SqlScope, { fileIds, subjectId, accountId }: Attachment): Promise<void> {
  const files = new Map((await findFiles(db, fileIds)).map((file) => [file.id, file]));
  for (const id of fileIds) {
    const file = files.get(id);
    if (!file || !mayAttach(file, accountId, subjectId)) throw errors.NOT_YOURS({ fileId: id });
  }
}

/** All of the files or none. Whose file it is, and whether it exists, is the same refusal. */
export async function attachFiles(db: LockingSqlScope, attachment: Attachment, at: number): Promise<void> {
  const { fileIds, subjectId, accountId } = attachment;
  // Always in the same order: two attachments of the same files must not wait for each other.
  for (const id of [...new Set(fileIds)].sort()) {
    const file = await lockFile(db, id);
    if (!file || !mayAttach(file, accountId, subjectId)) throw errors.NOT_YOURS({ fileId: id });
    await db.update('files_files', { state: 'attached', subject_id: subjectId, changed_at: at }, { id });
  }
}

/** Gives files of a thing back to the clean-up, which waits as long as for a new upload. */
export function detachFiles(
  db: LockingSqlScope,
  detachment: { fileIds: readonly string[]; subjectId: string; at: number },
): Promise<number> {
  const { fileIds, subjectId, at } = detachment;
  const where = { id: fileIds, subject_id: subjectId, state: 'attached' };
  return db.update('files_files', { state: 'unattached', subject_id: null, changed_at: at }, where);
}
