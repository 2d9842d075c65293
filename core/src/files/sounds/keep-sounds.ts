import { commonErrors, type PluginContext } from '@fudao/plugin-sdk';
import type { FileStorage } from '../file-storage.ts';
import { deleteSound, findSounds, insertSound, isSoundOf, type SoundSelection } from './sounds.repository.ts';

type Context = Pick<PluginContext<never>, 'db' | 'now' | 'newId'>;

/** The largest piece, in bytes: as much as crosses from node to node at once. */
export const largestSound = 384 * 1_024;
const batch = 100;

/** As for pictures: the folders come from the end of the id, which is random. */
export const soundName = (id: string): string => `${id.slice(-4, -2)}/${id.slice(-2)}/${id}.sound`;

/** The row comes before the bytes: what a crash leaves is found with its subject. */
export async function keepSound({ db, now, newId }: Context, storage: FileStorage, subjectId: string, base64: string): Promise<string> {
  const content = Buffer.from(base64, 'base64');
  if (content.length === 0 || content.length > largestSound) throw commonErrors.TOO_LARGE();
  const id = newId();
  await insertSound(db, { id, subjectId, bytes: content.length, at: now().getTime() });
  await storage.write(soundName(id), content);
  return id;
}

export async function readSound({ db }: Pick<Context, 'db'>, storage: FileStorage, id: string, subjectId: string): Promise<string> {
  const content = (await isSoundOf(db, id, subjectId)) ? await storage.read(soundName(id)) : undefined;
  if (!content) throw commonErrors.NOT_FOUND();
  return content.toString('base64');
}

async function removeSound({ db }: Pick<Context, 'db'>, storage: FileStorage, id: string): Promise<void> {
  await storage.remove(soundName(id));
  await deleteSound(db, id);
}

/** One of a subject; of another it is not there, which is no fault. */
export async function dropSound(context: Pick<Context, 'db'>, storage: FileStorage, id: string, subjectId: string): Promise<void> {
  if (await isSoundOf(context.db, id, subjectId)) await removeSound(context, storage, id);
}

/** All of a subject or a plugin, rows last: what breaks off is found by the next call. Gives how many. */
export async function dropSounds(context: Pick<Context, 'db'>, storage: FileStorage, selection: SoundSelection): Promise<number> {
  for (let removed = 0; ;) {
    const ids = await findSounds(context.db, selection, batch);
    for (const id of ids) await removeSound(context, storage, id);
    removed += ids.length;
    if (ids.length < batch) return removed;
  }
}
