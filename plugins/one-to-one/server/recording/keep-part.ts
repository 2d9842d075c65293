import { type ActionContext, UniqueViolation, type Work } from '@fudao/plugin-sdk';
import { recordingLimits, type RecordingView, type Settings } from '../../api.ts';
import { errors } from '../errors.ts';
import { ownSession } from '../sessions.ts';
import { lockSession, type Session } from '../sessions.repository.ts';
import { audioKind, type AudioKind } from './audio-kind.ts';
import { fitOfPart, type Part, type PartFit } from './parts.ts';
import { readPart } from './read-part.ts';
import { recordingView, takenUntil } from './recording-view.ts';
import { recordingSubject } from './remove-recording.ts';
import { insertPart, insertTake, listParts, listTakes, saveTake, type KeptPart, type Take } from './takes.repository.ts';

export interface PartParams {
  readonly id: string;
  readonly take: string;
  readonly offset: number;
  readonly sha256: string;
}
type Context = ActionContext<PartParams, Settings>;

/** The teacher's browser records, with the mix of both; nobody else's sound is taken in. */
export async function recordedSession(ctx: ActionContext<{ id: string }, Settings>): Promise<Session> {
  const session = await ownSession(ctx);
  if (session.teacherId !== ctx.caller.id) throw errors.SESSION_NOT_FOUND();
  demandRecorded(session, ctx.now().getTime());
  return session;
}

export function demandRecorded(session: Session, now: number): void {
  if (session.recording !== 'on') throw errors.NOT_RECORDED();
  if (now > takenUntil(session)) throw errors.RECORDING_CLOSED();
}

interface Shelf {
  readonly takes: readonly Take[];
  readonly take: Take | undefined;
  readonly parts: readonly KeptPart[];
}

async function shelfOf(db: Work['db'] | Context['db'], { id, take: ownKey }: PartParams): Promise<Shelf> {
  const takes = await listTakes(db, id);
  const parts = await listParts(db, takes.map((one) => one.id));
  return { takes, take: takes.find((one) => one.ownKey === ownKey), parts };
}

const sum = (parts: readonly Part[]) => parts.reduce((bytes, { size }) => bytes + size, 0);

/** @throws where it cannot be taken in */
function fitOn({ takes, take, parts }: Shelf, part: Part): PartFit {
  const [own, others] = [parts.filter(({ takeId }) => takeId === take?.id), parts.filter(({ takeId }) => takeId !== take?.id)];
  const fit = fitOfPart(own, part, Math.min(take?.size ?? Infinity, recordingLimits.whole - sum(others)));
  if (fit === 'differs') throw errors.PART_DIFFERS();
  if (fit === 'too-large' || (!take && takes.length >= recordingLimits.takes)) throw errors.RECORDING_TOO_LARGE();
  return fit;
}

function kindOf({ offset }: PartParams, bytes: Buffer): AudioKind | null {
  if (offset > 0) return null;
  const kind = audioKind(bytes);
  if (!kind) throw errors.NOT_SOUND();
  return kind;
}

/** Under the session's lock: of two that bring the same part one keeps it. Gives whether it is this one. */
function shelve(ctx: Context, part: Part, kind: AudioKind | null, soundId: string): Promise<boolean> {
  const now = ctx.now().getTime();
  return ctx.transaction(async ({ db }) => {
    demandRecorded((await lockSession(db, ctx.params.id))!, now);
    const shelf = await shelfOf(db, ctx.params);
    if (fitOn(shelf, part) === 'kept') return false;
    const take: Take = shelf.take ?? { id: ctx.newId(), sessionId: ctx.params.id, ownKey: ctx.params.take, kind, size: null, beganAt: now, wholeAt: null };
    if (!shelf.take) await insertTake(db, take);
    else if (kind) await saveTake(db, { ...take, kind });
    await insertPart(db, { ...part, id: ctx.newId(), takeId: take.id, soundId }, now);
    return true;
  });
}

/** Takes in one part, in any order; sent again, it is there once. */
export async function keepPart(ctx: Context): Promise<RecordingView> {
  const session = await recordedSession(ctx as never);
  const { bytes, sha256 } = await readPart(ctx.stream, ctx.params.sha256);
  const part: Part = { offset: ctx.params.offset, size: bytes.length, sha256 };
  const kind = kindOf(ctx.params, bytes);
  if (fitOn(await shelfOf(ctx.db, ctx.params), part) === 'new') {
    const subjectId = recordingSubject(session.id);
    const { id } = await ctx.call<{ id: string }>('files.keepSound', { subjectId, content: bytes.toString('base64') });
    const isKept = await shelve(ctx, part, kind, id).catch(async (error: unknown) => {
      await ctx.call('files.dropSound', { subjectId, id });
      if (error instanceof UniqueViolation) return true;
      throw error;
    });
    if (!isKept) await ctx.call('files.dropSound', { subjectId, id });
  }
  return recordingView(ctx.db, session);
}
