import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginContext, SqlScope } from '@fudao/plugin-sdk';
import { storedName } from './file-storage.ts';
import { deleteFile, type FileRow } from './files.repository.ts';
import type { UploadParts } from './upload-picture.ts';

/** The pictures that a plugin uses (their subject begins with its id and a colon), or those that a person uploaded. */
export type FileSelection = { readonly pluginId: string } | { readonly personId: string };

const batch = 100;

function conditionOf(selection: FileSelection): { where: string; values: Record<string, unknown> } {
  if ('personId' in selection) return { where: 'uploaded_by = :personId', values: { ...selection } };
  return { where: 'subject_id LIKE :subjects', values: { subjects: `${selection.pluginId}:%` } };
}

/** In the order of their ids, after the given one. */
export function findSelected(db: SqlScope, selection: FileSelection, after: string, limit: number): Promise<FileRow[]> {
  const { where, values } = conditionOf(selection);
  return db.select<FileRow>(`SELECT * FROM files_files WHERE ${where} AND id > :after ORDER BY id LIMIT :limit`, {
    ...values,
    after,
    limit,
  });
}

/** Removes pictures for good, rows last: what breaks off is found by the clean-up, or by the next call. Gives how many. */
export async function removeSelected(
  { db, now }: Pick<PluginContext<never>, 'db' | 'now'>,
  { storage, incoming }: UploadParts,
  selection: FileSelection,
): Promise<number> {
  for (let removed = 0; ;) {
    const some = await findSelected(db, selection, '', batch);
    if (some.length > 0) {
      // Nobody attaches or sees them any more from here on.
      await db.update('files_files', { state: 'removing', changed_at: now().getTime() }, { id: some.map(({ id }) => id) });
    }
    for (const { id } of some) {
      await storage.remove(storedName(id, 'full'));
      await storage.remove(storedName(id, 'thumbnail'));
      await rm(join(incoming, id), { force: true });
      await deleteFile(db, id);
    }
    removed += some.length;
    if (some.length < batch) return removed;
  }
}
