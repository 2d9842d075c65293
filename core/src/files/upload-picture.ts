import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commonErrors, type ActionContext } from '@fudao/plugin-sdk';
import { QueueFull, type BoundedQueue } from '../runtime/bounded-queue.ts';
import { errors } from './errors.ts';
import { storedName, type FileStorage } from './file-storage.ts';
import { deleteFile, insertFile, lockUnattached } from './files.repository.ts';
import { translateFullDisk } from './local-file-storage.ts';
import type { EncodedPicture } from './picture-encoder.ts';
import type { PictureKind } from './picture-kind.ts';
import { checkAnnouncedLength, receivePicture } from './receive-picture.ts';
import { secondsUntilUpload } from './upload-quota.ts';

export interface UploadParts {
  readonly storage: FileStorage;
  readonly queue: BoundedQueue;
  /** Folder for bytes that are on the way. */
  readonly incoming: string;
}

export interface Upload {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

type UploadContext = ActionContext<{ purpose: string; contentLength?: number }>;

/** Puts the upload down before its first byte: a crash leaves a row that the clean-up finds, never a lost file. */
function announce(context: UploadContext, id: string): Promise<void> {
  const at = context.now().getTime();
  const uploadedBy = context.caller.id;
  return context.transaction(async ({ db }) => {
    const seconds = secondsUntilUpload(await lockUnattached(db, uploadedBy), at);
    if (seconds > 0) throw errors.TOO_MANY_UPLOADS({ seconds });
    await insertFile(db, { id, uploadedBy, purpose: context.params.purpose, at });
  });
}

/** The encoder comes with the first picture: its library is large, and many a node never gets one. */
async function encode(file: string, kind: PictureKind): Promise<EncodedPicture> {
  const { encodePicture } = await import('./picture-encoder.ts');
  return encodePicture(file, kind);
}

async function encodeInTurn({ queue }: UploadParts, file: string, kind: PictureKind): Promise<EncodedPicture> {
  try {
    return await queue.run(() => encode(file, kind));
  } catch (error) {
    throw error instanceof QueueFull ? errors.BUSY() : error;
  }
}

async function receiveAndEncode(context: UploadContext, parts: UploadParts, id: string): Promise<EncodedPicture> {
  const file = join(parts.incoming, id);
  try {
    await mkdir(parts.incoming, { recursive: true, mode: 0o700 });
    const kind = await receivePicture(context.stream!, file);
    return await encodeInTurn(parts, file, kind);
  } catch (error) {
    throw translateFullDisk(error);
  } finally {
    await rm(file, { force: true });
  }
}

async function keep(
  context: UploadContext,
  { storage }: UploadParts,
  id: string,
  picture: EncodedPicture,
): Promise<Upload> {
  await storage.write(storedName(id, 'full'), picture.full);
  await storage.write(storedName(id, 'thumbnail'), picture.thumbnail);
  const { width, height } = picture;
  const shape = { width, height, bytes: picture.full.length };
  const values = { ...shape, state: 'unattached', changed_at: context.now().getTime() };
  const kept = await context.db.update('files_files', values, { id, state: 'receiving' });
  // Only if it took so long that the clean-up gave it up.
  if (kept === 0) throw errors.DAMAGED();
  return { id, ...shape };
}

async function discard(context: UploadContext, { storage }: UploadParts, id: string): Promise<void> {
  try {
    await storage.remove(storedName(id, 'full'));
    await storage.remove(storedName(id, 'thumbnail'));
    await deleteFile(context.db, id);
  } catch (error) {
    context.log.warn({ err: error, fileId: id }, 'a refused upload is left to the clean-up');
  }
}

/** Takes a picture in: counted, received, looked through, decoded, encoded anew, kept. All of it or nothing. */
export async function uploadPicture(context: UploadContext, parts: UploadParts): Promise<Upload> {
  if (!context.stream) throw commonErrors.INVALID({ reason: { 'zh-CN': '没有图片', en: 'the picture is missing' } });
  checkAnnouncedLength(context.params.contentLength);
  const id = context.newId();
  await announce(context, id);
  try {
    return await keep(context, parts, id, await receiveAndEncode(context, parts, id));
  } catch (error) {
    await discard(context, parts, id);
    throw error;
  }
}
