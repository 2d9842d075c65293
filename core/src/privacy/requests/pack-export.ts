import { createReadStream } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ZipFile } from '../../records/audit-pack/zip-file.ts';

/** Where an export lies in the storage of files. */
export const exportName = (id: string): string => `exports/${id}.zip`;

/** A folder as one ZIP, without the folder's own name. */
export async function packFolder(folder: string, file: string): Promise<Buffer> {
  await rm(file, { force: true });
  const zip = await ZipFile.create(file);
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      await zip.add(path.slice(folder.length + 1), createReadStream(path) as AsyncIterable<Uint8Array>);
    }
    await zip.end();
    return await readFile(file);
  } catch (error) {
    await zip.giveUp().catch(() => undefined);
    throw error;
  } finally {
    await rm(file, { force: true });
  }
}
