import type { ActionContext, Work } from '@fudao/plugin-sdk';
import type { CallRecording, DeclineReason, Settings } from '../api.ts';
import { accept, ringsAt, serviceKeyOf } from './call-state.ts';
import { lockCall, readCall, saveCall, type Call } from './calls.repository.ts';
import { occupy } from './duties.repository.ts';
import { errors } from './errors.ts';
import { stopRinging } from './move-call.ts';
import { hasConsent } from './recording/demand-consent.ts';
import { findByReservation, insertSession, type Session } from './sessions.repository.ts';
import { tellStarted } from './tell-session.ts';

type Context<P = { id: string }> = ActionContext<P, Settings>;

interface Furnished {
  readonly roomId: string;
  readonly boardId: string;
  readonly studentName: string;
  readonly mayVideo: boolean;
  readonly recording: CallRecording;
}

/** How long a board stays open after its session: what was drawn last may be under way; milliseconds. */
const boardGrace = 30_000;

/** Room and board of a session; made twice, they are the same. */
async function furnish(ctx: Context, call: Call, teacherId: string): Promise<Furnished> {
  const { id: reservationId, endsAt } = call.reservation!;
  const people = [
    { id: teacherId, role: 'moderator' },
    { id: call.studentId, role: 'participant' },
  ];
  const members = people.map(({ id: personId }) => ({ personId, mayDraw: true }));
  const [room, board, [student], isAllowed, recording] = await Promise.all([
    ctx.call<{ id: string }>('media.open', { key: reservationId, startsAt: call.ringing!.since, endsAt, people, reservationId }),
    ctx.call<{ id: string }>('boards.open', { key: reservationId, personId: call.studentId, members, endsAt: endsAt + boardGrace }),
    ctx.call<{ displayName: string }[]>('identity.accounts', { ids: [call.studentId] }),
    mayShowFaces(ctx, call),
    recordingOf(ctx, call),
  ]);
  return { roomId: room.id, boardId: board.id, studentName: student?.displayName ?? '', mayVideo: isAllowed, recording };
}

/** As the student was told when calling, unless the consent has been taken back since. */
async function recordingOf(ctx: Context, { recording, studentId }: Call): Promise<CallRecording> {
  return recording === 'on' && !(await hasConsent(ctx, studentId)) ? 'no-consent' : recording;
}

/** The student's district says so; the teacher's own says it for the teacher. */
async function mayShowFaces({ settings, districtId }: Context, call: Call): Promise<boolean> {
  return Promise.resolve(settings.video === 'allowed' && call.districtId === districtId);
}

function newSession(ctx: Context, call: Call, furnished: Furnished): Session {
  const { id: teacherId, name: teacherName } = ctx.caller;
  const { districtId, schoolId, studentId, subject, grade, text, excerpt, pictureIds } = call;
  return {
    ...{ id: ctx.newId(), callId: call.id, reservationId: call.reservation!.id, causeId: serviceKeyOf(call, teacherId), studentId, teacherId, teacherName, ...furnished },
    ...{ districtId, schoolId, subject, grade, text, excerpt, pictureIds },
    ...{ studentVideo: false, teacherVideo: false, state: 'live', startsAt: ctx.now().getTime(), endsAt: call.reservation!.endsAt },
    ...{ endedAt: null, endReason: null, togetherSeconds: null, summary: null, pointIds: [], summarisedAt: null, lastSeq: 0 },
  } as Session;
}

async function begin(work: Work, call: Call, session: Session): Promise<void> {
  const accepted: Call = { ...accept(call), sessionId: session.id };
  await saveCall(work.db, accepted, session.startsAt);
  await insertSession(work.db, session);
  await occupy(work.db, session.teacherId, session.id, session.endsAt);
  work.defer('policy.confirm', { id: session.reservationId });
  tellStarted(work, accepted, session);
}

/** The teacher takes the call; asked again, it is the same session. */
export async function acceptCall(ctx: Context): Promise<{ sessionId: string }> {
  const teacherId = ctx.caller.id;
  const ringing = await readCall(ctx.db, ctx.params.id);
  if (ringing?.state === 'accepted' && ringing.ringing?.teacherId === teacherId) return { sessionId: ringing.sessionId! };
  if (!ringing?.reservation || !ringsAt(ringing, teacherId, ctx.now().getTime())) throw errors.RING_OVER();
  const furnished = await furnish(ctx, ringing, teacherId);
  return ctx.transaction(async (work) => {
    const call = await lockCall(work.db, ringing.id);
    const begun = await findByReservation(work.db, ringing.reservation!.id);
    if (begun) return { sessionId: begun.id };
    if (!call || !ringsAt(call, teacherId, ctx.now().getTime())) throw errors.RING_OVER();
    const session = newSession(ctx, call, furnished);
    await begin(work, call, session);
    return { sessionId: session.id };
  });
}

/** The next is asked. Declining what rings here no more is no fault. */
export function declineCall(ctx: Context<{ id: string; reason: DeclineReason }>): Promise<{ done: true }> {
  return ctx.transaction(async (work) => {
    const call = await lockCall(work.db, ctx.params.id);
    if (call?.ringing?.teacherId === ctx.caller.id) await stopRinging(work, call, 'declined', ctx.now().getTime(), ctx.params.reason);
    return { done: true as const };
  });
}
