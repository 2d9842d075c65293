import type { PluginContext, Work } from '@fudao/plugin-sdk';
import type { Picture } from '../api.ts';
import { errors } from './errors.ts';

/** Pictures lie on their uploader's shelf in this plugin; calls and messages know their own by id. */
export const shelfOf = (accountId: string): string => `one-to-one:${accountId}`;

type Asker = Pick<PluginContext<never>, 'call' | 'caller'>;

function isRefusal(error: unknown): boolean {
  const status = (error as { spec?: { status?: number } }).spec?.status ?? 500;
  return status < 500 && status !== 429;
}

export async function checkPictures({ call, caller }: Asker, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  try {
    await call('files.check', { fileIds, subjectId: shelfOf(caller.id) });
  } catch (error) {
    throw isRefusal(error) ? errors.PICTURE_UNUSABLE({}, { cause: error }) : error;
  }
}

/** With the commit, so that what was acknowledged keeps its pictures also when the node dies right after. */
export function attachPictures(work: Work, fileIds: readonly string[], accountId: string): void {
  if (fileIds.length > 0) work.defer('files.attach', { fileIds, subjectId: shelfOf(accountId) });
}

/** Short-lived addresses by file id; what is gone is missing. */
export async function linkPictures({ call }: Pick<Asker, 'call'>, fileIds: readonly string[]): Promise<ReadonlyMap<string, Picture>> {
  if (fileIds.length === 0) return new Map();
  const pictures = await call<Picture[]>('files.link', { fileIds });
  return new Map(pictures.map((picture) => [picture.id, picture]));
}

export const picturesOf = (ids: readonly string[], links: ReadonlyMap<string, Picture>): Picture[] => ids.flatMap((id) => links.get(id) ?? []);
