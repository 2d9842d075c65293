import { action, BinaryAnswerSchema, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import { attachFiles, checkFiles, detachFiles } from './attach-files.ts';
import { findFiles } from './files.repository.ts';
import { readPicture } from './read-picture.ts';
import { removeAbandoned } from './remove-abandoned.ts';
import {
  AttachParams,
  ContentParams,
  LinkedPicture,
  LinkParams,
  ReadParams,
  SelectedPage,
  SelectionPageParams,
  SelectionParams,
  UploadedPicture,
  UploadParams,
} from './schemas.ts';
import { findSelected, removeSelected, type FileSelection } from './selected-files.ts';
import { storedName } from './file-storage.ts';
import { linkExpiry, signLink } from './signed-link.ts';
import { dropSounds } from './sounds/keep-sounds.ts';
import { defineSoundActions } from './sounds/sounds.actions.ts';
import { uploadPicture, type UploadParts } from './upload-picture.ts';

export interface FilesParts extends UploadParts {
  readonly linkKey: Uint8Array;
}

export function defineFilesService(parts: FilesParts): ServiceDefinition {
  const { linkKey, storage } = parts;

  function urlsOf(id: string, now: Date, until = Infinity): { url: string; thumbnailUrl: string } {
    const expires = Math.min(linkExpiry(now), Math.floor(until / 1000));
    return {
      url: signLink(linkKey, { id, size: 'full', expires }),
      thumbnailUrl: signLink(linkKey, { id, size: 'thumbnail', expires }),
    };
  }

  return defineService({
    name: 'files',

    actions: {
      upload: action({
        rest: 'POST /',
        summary: 'Takes one picture (the body itself); it must be attached to something within a day.',
        allow: 'signed-in',
        body: 'stream',
        status: 201,
        timeoutMs: 150_000,
        params: UploadParams,
        returns: UploadedPicture,
        handler: async (ctx) => {
          const upload = await uploadPicture(ctx, parts);
          return { ...upload, ...urlsOf(upload.id, ctx.now()) };
        },
      }),

      check: action({
        summary: 'Whether the caller could attach these pictures to this thing now; refuses if not.',
        allow: 'internal',
        capability: 'files.attach',
        params: AttachParams,
        returns: Type.Object({ attachable: Type.Integer() }),
        handler: async (ctx) => {
          await checkFiles(ctx.db, { ...ctx.params, accountId: ctx.caller.id });
          return { attachable: ctx.params.fileIds.length };
        },
      }),

      attach: action({
        summary: 'Attaches pictures of the caller to a thing, so that they stay as long as it does.',
        allow: 'internal',
        capability: 'files.attach',
        params: AttachParams,
        returns: Type.Object({ attached: Type.Integer() }),
        idempotent: true,
        handler: (ctx) =>
          ctx.transaction(async ({ db }) => {
            const { fileIds, subjectId } = ctx.params;
            await attachFiles(db, { fileIds, subjectId, accountId: ctx.caller.id }, ctx.now().getTime());
            return { attached: fileIds.length };
          }),
      }),

      detach: action({
        summary: 'Takes pictures off a thing; they are removed a day later.',
        allow: 'internal',
        capability: 'files.attach',
        params: AttachParams,
        returns: Type.Object({ detached: Type.Integer() }),
        idempotent: true,
        handler: (ctx) =>
          ctx.transaction(async ({ db }) => ({
            detached: await detachFiles(db, { ...ctx.params, at: ctx.now().getTime() }),
          })),
      }),

      link: action({
        summary: 'Short-lived URLs of pictures; whoever asks has checked that the reader may see them.',
        allow: 'internal',
        capability: 'files.read',
        params: LinkParams,
        returns: Type.Array(LinkedPicture),
        handler: async (ctx) => {
          const rows = new Map((await findFiles(ctx.db, ctx.params.fileIds)).map((row) => [row.id, row]));
          const now = ctx.now();
          const { until } = ctx.params;
          return ctx.params.fileIds.flatMap((id) => {
            const row = rows.get(id);
            return row ? [{ id, ...urlsOf(id, now, until), width: row.width, height: row.height }] : [];
          });
        },
      }),

      read: action({
        rest: 'GET /:id',
        summary: 'The picture behind a signed link.',
        allow: 'anyone',
        answers: 'stream',
        params: ReadParams,
        returns: BinaryAnswerSchema,
        handler: (ctx) => readPicture(storage, linkKey, ctx.params, ctx.now()),
      }),

      select: action({
        summary: 'One page of the pictures that a plugin uses, or that a person uploaded, without their bytes.',
        allow: 'internal',
        params: SelectionPageParams,
        returns: SelectedPage,
        handler: async ({ db, params: { cursor, limit, ...selection } }) => {
          const rows = await findSelected(db, selection as FileSelection, cursor, limit);
          const items = rows.map(({ id, purpose, subject_id: subjectId, uploaded_by: uploadedBy, width, height, bytes, created_at: createdAt }) => ({
            ...{ id, purpose, subjectId, uploadedBy, width, height, bytes, createdAt },
          }));
          return { items, nextCursor: rows.length < limit ? null : rows.at(-1)!.id };
        },
      }),

      content: action({
        summary: "A picture's bytes, for an export on the same node.",
        allow: 'internal',
        params: ContentParams,
        returns: BinaryAnswerSchema,
        handler: async ({ params }) => {
          const buffer = await storage.read(storedName(params.id, 'full'));
          return { buffer: buffer ?? new Uint8Array(), contentType: 'image/webp' };
        },
      }),

      removeSelected: action({
        summary: 'Removes the pictures that a plugin uses, or that a person uploaded, for good; of a plugin its sounds too.',
        allow: 'internal',
        params: SelectionParams,
        returns: Type.Object({ removed: Type.Integer() }),
        timeoutMs: 600_000,
        handler: async (ctx) => {
          const selection = ctx.params as FileSelection;
          const sounds = 'pluginId' in selection ? await dropSounds(ctx, storage, selection) : 0;
          return { removed: sounds + (await removeSelected(ctx, parts, selection)) };
        },
      }),

      ...defineSoundActions(storage),
    },

    timers: {
      'remove pictures that nothing uses': {
        everySeconds: 600,
        handler: async (ctx) => {
          const removed = await removeAbandoned(ctx, parts);
          if (removed > 0) ctx.log.info({ removed }, 'unused pictures removed');
        },
      },
    },
  });
}
