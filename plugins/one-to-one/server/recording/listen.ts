import { Readable } from 'node:stream';
import type { ActionContext, BinaryAnswer } from '@fudao/plugin-sdk';
import type { RecordingView, Settings } from '../../api.ts';
import { errors } from '../errors.ts';
import { demandOpening } from '../supervised-content.ts';
import { readSupervised } from '../supervision-list.ts';
import type { AudioKind } from './audio-kind.ts';
import { recordingView } from './recording-view.ts';
import { recordingSubject } from './remove-recording.ts';
import { listParts, listTakes, type KeptPart } from './takes.repository.ts';

type Context<P = { id: string }> = ActionContext<P, Settings>;

const types: Readonly<Record<AudioKind, string>> = { webm: 'audio/webm; codecs=opus', ogg: 'audio/ogg; codecs=opus' };

/** What there is to listen to, without the sound. */
export async function readSupervisedRecording(ctx: Context): Promise<RecordingView> {
  return recordingView(ctx.db, await readSupervised(ctx.db, ctx.caller, ctx.params.id));
}

/** Up to the first gap: a player makes nothing of what comes after one. */
function unbroken(parts: readonly KeptPart[]): KeptPart[] {
  let end = 0;
  return parts.filter(({ offset, size }) => {
    if (offset !== end) return false;
    end += size;
    return true;
  });
}

async function* soundOf({ call }: Context<never>, sessionId: string, parts: readonly KeptPart[]): AsyncGenerator<Buffer> {
  for (const { soundId: id } of parts) {
    const { content } = await call<{ content: string }>('files.sound', { subjectId: recordingSubject(sessionId), id });
    yield Buffer.from(content, 'base64');
  }
}

/**
 * One take of a session's sound, for whoever has an opening that reaches the student; each listening is on the record,
 * under the student's key.
 */
export async function listen(ctx: Context<{ id: string; take: number }>): Promise<BinaryAnswer> {
  const session = await readSupervised(ctx.db, ctx.caller, ctx.params.id);
  const take = (await listTakes(ctx.db, session.id))[ctx.params.take];
  const parts = take ? unbroken(await listParts(ctx.db, [take.id])) : [];
  if (!take?.kind || parts.length === 0) throw errors.TAKE_NOT_FOUND();
  await demandOpening(ctx as never, session);
  await ctx.transaction(async (work) => {
    work.record({ kind: 'one-to-one.listened', subjectId: session.id, personId: session.studentId, payload: { take: take.ownKey } });
  });
  return {
    stream: Readable.from(soundOf(ctx as never, session.id, parts), { highWaterMark: 1, objectMode: false }),
    contentType: types[take.kind],
    // Nothing of it stays in the listener's browser.
    headers: { 'cache-control': 'private, no-store', 'content-disposition': `inline; filename="session.${take.kind}"` },
  };
}
