import { action, commonErrors, Type, type ActionContext, type ActionDefinition } from '@fudao/plugin-sdk';
import type { FileStorage } from '../file-storage.ts';
import { dropSound, dropSounds, keepSound, largestSound, readSound } from './keep-sounds.ts';

const closed = { additionalProperties: false } as const;
const capability = 'files.sound';
const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const SubjectId = Type.String({ minLength: 3, maxLength: 64, pattern: '^[a-z0-9-]+:.+$' });
const Content = Type.String({ minLength: 4, maxLength: Math.ceil(largestSound / 3) * 4, pattern: '^[A-Za-z0-9+/]+={0,2}$' });
const Done = Type.Object({ done: Type.Literal(true) }, closed);
const done = { done: true } as const;

/** A plugin reaches what is under its own name: whatever it says, it cannot say another's. */
function ownSubject({ callingPlugin, params: { subjectId } }: ActionContext<{ subjectId: string }>): string {
  if (callingPlugin !== undefined && !subjectId.startsWith(`${callingPlugin}:`)) throw commonErrors.NOT_FOUND();
  return subjectId;
}

/** Pieces of sound, kept as they are for plugins that have looked at them; up to 384 kB each. */
export function defineSoundActions(storage: FileStorage): Record<'keepSound' | 'sound' | 'dropSound' | 'dropSounds', ActionDefinition> {
  return {
    keepSound: action({
      summary: 'Keeps a piece of sound (base64) under a subject of the plugin.',
      allow: 'internal',
      capability,
      params: Type.Object({ subjectId: SubjectId, content: Content }, closed),
      returns: Type.Object({ id: Id }, closed),
      handler: async (ctx) => ({ id: await keepSound(ctx, storage, ownSubject(ctx), ctx.params.content) }),
    }),
    sound: action({
      summary: 'A piece of sound; whoever asks has checked that the listener may hear it.',
      allow: 'internal',
      capability,
      params: Type.Object({ subjectId: SubjectId, id: Id }, closed),
      returns: Type.Object({ content: Type.String() }, closed),
      handler: async (ctx) => ({ content: await readSound(ctx, storage, ctx.params.id, ownSubject(ctx)) }),
    }),
    dropSound: action({
      summary: 'Removes one piece of sound of a subject, for good.',
      allow: 'internal',
      capability,
      params: Type.Object({ subjectId: SubjectId, id: Id }, closed),
      returns: Done,
      handler: async (ctx) => {
        await dropSound(ctx, storage, ctx.params.id, ownSubject(ctx));
        return done;
      },
    }),
    dropSounds: action({
      summary: 'Removes all sound of a subject, for good.',
      allow: 'internal',
      capability,
      params: Type.Object({ subjectId: SubjectId }, closed),
      returns: Done,
      timeoutMs: 120_000,
      handler: async (ctx) => {
        await dropSounds(ctx, storage, { subjectId: ownSubject(ctx) });
        return done;
      },
    }),
  };
}
