import type { PluginContext, Work } from '@fudao/plugin-sdk';
import type { Picture } from '../api.ts';
import { errors } from './errors.ts';

/** Pictures lie on their uploader's shelf in this plugin; calls and messages know their own by id. */
export const shelfOf = (accountId: string): string => `one-to-one:${accountId}`;

/** As many as the files room links in one go. */
const mostLinked = 100;

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

/** Short-lived addresses by file id, until a moment at the latest; what is gone is missing. */
export async function linkPictures({ call }: Pick<Asker, 'call'>, fileIds: readonly string[], until?: number): Promise<ReadonlyMap<string, Picture>> {
  const wanted = [...new Set(fileIds)];
  const links = new Map<string, Picture>();
  for (let from = 0; from < wanted.length; from += mostLinked) {
    const pictures = await call<Picture[]>('files.link', { fileIds: wanted.slice(from, from + mostLinked), ...(until !== undefined && { until }) });
    for (const picture of pictures) links.set(picture.id, picture);
  }
  return links;
}

export const picturesOf = (ids: readonly string[], links: ReadonlyMap<string, Picture>): Picture[] => ids.flatMap((id) => links.get(id) ?? []);
