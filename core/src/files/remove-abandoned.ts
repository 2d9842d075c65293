import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginContext } from '@fudao/plugin-sdk';
import { storedName } from './file-storage.ts';
import { deleteFile, findAbandoned, markRemoving } from './files.repository.ts';
import type { UploadParts } from './upload-picture.ts';

const hour = 3600_000;
const unattachedLifeMs = 24 * hour;
/** Far longer than an upload may take. */
const receivingLifeMs = hour;
const batch = 200;

/** Removes pictures that nothing uses after a day, and what broken-off uploads left; gives how many. */
export async function removeAbandoned(
  context: PluginContext<never>,
  { storage, incoming }: UploadParts,
): Promise<number> {
  const now = context.now().getTime();
  const before = { unattached: now - unattachedLifeMs, receiving: now - receivingLifeMs };
  let removed = 0;
  for (;;) {
    const ids = await findAbandoned(context.db, before, batch);
    for (const id of ids) {
      if (!(await markRemoving(context.db, id, now))) continue;
      await storage.remove(storedName(id, 'full'));
      await storage.remove(storedName(id, 'thumbnail'));
      await rm(join(incoming, id), { force: true });
      await deleteFile(context.db, id);
      removed++;
    }
    if (ids.length < batch) return removed;
  }
}
