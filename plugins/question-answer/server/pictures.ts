import type { PluginContext, Work } from '@fudao/plugin-sdk';
import type { Picture } from '../api.ts';
import { errors } from './errors.ts';
import type { Calls } from './knowledge.ts';

/**
 * Pictures are kept by the files room. To be whole with the text they belong to, they are checked
 * before the write and attached by work deferred in the write's own transaction: a question that was
 * acknowledged keeps its pictures also when the node dies right after, and one that was refused
 * attaches none. The day that unattached files are kept leaves room for any delay.
 *
 * They are attached to their uploader's shelf in this plugin, not to the single question: attaching
 * to the same thing twice is no fault there, so the deferred call cannot be refused by a second
 * submission of the same pictures. The question knows its own pictures by their ids.
 */
export function shelfOf(accountId: string): string {
  return `question-answer:${accountId}`;
}

type CallerScope = Pick<PluginContext<never>, 'call' | 'caller'>;

export async function checkPictures(ctx: CallerScope, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  try {
    await ctx.call('files.check', { fileIds, subjectId: shelfOf(ctx.caller.id) });
  } catch (error) {
    throw isRefusal(error) ? errors.PICTURE_UNUSABLE({}, { cause: error }) : error;
  }
}

function isRefusal(error: unknown): boolean {
  const status = (error as { spec?: { status?: number } }).spec?.status ?? 500;
  return status < 500 && status !== 429;
}

/**
 * Those of the pictures that the caller may still use, with their addresses: for drafts, which are
 * kept unchecked. What expired or is not the caller's own is left out, and so is never shown.
 */
export async function linkUsablePictures(
  ctx: CallerScope,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, Picture>> {
  if (await areUsable(ctx, fileIds)) return linkPictures(ctx, fileIds);
  const usable = await Promise.all(fileIds.map((id) => areUsable(ctx, [id])));
  return linkPictures(
    ctx,
    fileIds.filter((_, index) => usable[index]),
  );
}

async function areUsable(ctx: CallerScope, fileIds: readonly string[]): Promise<boolean> {
  try {
    await checkPictures(ctx, fileIds);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

export function attachPictures(work: Work, fileIds: readonly string[], accountId: string): void {
  if (fileIds.length > 0) work.defer('files.attach', { fileIds, subjectId: shelfOf(accountId) });
}

/** Short-lived addresses of pictures, by file id, never beyond `until`; what is gone is missing. */
export async function linkPictures(ctx: Calls, fileIds: readonly string[], until?: number): Promise<ReadonlyMap<string, Picture>> {
  if (fileIds.length === 0) return new Map();
  const pictures = await ctx.call<Picture[]>('files.link', { fileIds, ...(until !== undefined && { until }) });
  return new Map(pictures.map((picture) => [picture.id, picture]));
}
