import type { ActionContext, PluginContext } from '@fudao/plugin-sdk';
import { limits, type OwnRating, type SessionItem, type SessionView, type Settings, type SummaryView } from '../api.ts';
import { errors } from './errors.ts';
import { namePoints } from './knowledge.ts';
import { toIso, toIsoOrNull } from './moment.ts';
import { readOwnRatings } from './own-ratings.ts';
import { linkPictures, picturesOf } from './pictures.ts';
import { listSessions, lockSession, readSession, saveSession, type Session, type Side } from './sessions.repository.ts';
import { tellChanged, tellSummarised } from './tell-session.ts';
import { readVisit } from './visits.ts';
import { checkedText } from './text.ts';
import { endSession } from './end-session.ts';

type Context<P = { id: string }> = ActionContext<P, Settings>;

/** A session as one of its two knows it; for everybody else it is not there. */
export async function ownSession(ctx: Context): Promise<Session> {
  const session = await readSession(ctx.db, ctx.params.id);
  if (!session || ![session.studentId, session.teacherId].includes(ctx.caller.id)) throw errors.SESSION_NOT_FOUND();
  return session;
}

function headOf(session: Session, viewerId: string, ratings: ReadonlyMap<string, OwnRating>): SessionItem {
  const isStudent = viewerId === session.studentId;
  return {
    id: session.id,
    state: session.state,
    subject: session.subject,
    grade: session.grade,
    excerpt: session.excerpt,
    partner: isStudent ? { id: session.teacherId, name: session.teacherName } : { id: session.studentId, name: session.studentName },
    startsAt: toIso(session.startsAt),
    endsAt: toIso(session.endsAt),
    endedAt: toIsoOrNull(session.endedAt),
    endReason: session.endReason,
    minutes: session.togetherSeconds === null ? null : Math.floor(session.togetherSeconds / 60),
    rating: ratings.get(session.id) ?? null,
  };
}

export async function summaryOf(ctx: Pick<PluginContext<never>, 'call'>, { summary, pointIds, subject, summarisedAt }: Session): Promise<SummaryView | null> {
  if (summary === null || summarisedAt === null) return null;
  const names = pointIds.length === 0 ? new Map<string, string>() : await namePoints(ctx, subject);
  const knowledgePoints = pointIds.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id)! }] : []));
  return { text: summary, knowledgePoints, savedAt: toIso(summarisedAt) };
}

export async function sessionView(ctx: Context<unknown>, session: Session): Promise<SessionView> {
  const isStudent = ctx.caller.id === session.studentId;
  const [mine, theirs] = isStudent ? [session.studentVideo, session.teacherVideo] : [session.teacherVideo, session.studentVideo];
  return {
    ...headOf(session, ctx.caller.id, await readOwnRatings(ctx, [session])),
    role: isStudent ? 'student' : 'teacher',
    text: session.text,
    pictures: picturesOf(session.pictureIds, await linkPictures(ctx, session.pictureIds)),
    roomId: session.roomId,
    boardId: session.boardId,
    video: { allowed: session.mayVideo, mine, theirs },
    visit: await readVisit(ctx, session),
    recording: session.recording,
    summary: await summaryOf(ctx, session),
    serverNow: toIso(ctx.now().getTime()),
  };
}

export async function listOwn(ctx: Context<{ limit: number; cursor?: string | undefined }>): Promise<{ items: SessionItem[]; nextCursor: string | null }> {
  const { limit, cursor } = ctx.params;
  const side: Side = ctx.caller.roles.includes('student') ? { studentId: ctx.caller.id } : { teacherId: ctx.caller.id };
  const found = await listSessions(ctx.db, side, limit, cursor);
  const shown = found.slice(0, limit);
  const ratings = await readOwnRatings(ctx, shown);
  return { items: shown.map((session) => headOf(session, ctx.caller.id, ratings)), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** Whether one wants to be seen; shown is only who may, and where both want it. */
export async function wantVideo(ctx: Context<{ id: string; wanted: boolean }>): Promise<SessionView> {
  const { mayVideo } = await ownSession(ctx);
  if (ctx.params.wanted && !mayVideo) throw errors.NO_VIDEO();
  const session = await ctx.transaction(async (work) => {
    const found = (await lockSession(work.db, ctx.params.id))!;
    if (found.state === 'ended') throw errors.SESSION_OVER();
    const mine = ctx.caller.id === found.studentId ? { studentVideo: ctx.params.wanted } : { teacherVideo: ctx.params.wanted };
    const changed = { ...found, ...mine };
    await saveSession(work.db, changed);
    tellChanged(work, changed);
    return changed;
  });
  return sessionView(ctx, session);
}

/** One of the two ends it, for both. */
export async function endOwn(ctx: Context): Promise<SessionView> {
  const { studentId } = await ownSession(ctx);
  await endSession(ctx as never, ctx.params.id, ctx.caller.id === studentId ? 'student' : 'teacher');
  return sessionView(ctx, (await readSession(ctx.db, ctx.params.id))!);
}

type Summary = { id: string; text: string; knowledgePointIds: string[] };

/** What it was about, by its teacher; the ratings learn it too. */
export async function summarise(ctx: Context<Summary>): Promise<SessionView> {
  const before = await ownSession(ctx);
  if (before.teacherId !== ctx.caller.id) throw errors.SESSION_NOT_FOUND();
  const { knowledgePointIds } = ctx.params;
  const text = checkedText(ctx.params.text, limits.summary, knowledgePointIds.length > 0);
  const names = await namePoints(ctx, before.subject);
  if (!knowledgePointIds.every((id) => names.has(id))) throw errors.UNKNOWN_KNOWLEDGE_POINT();
  const session = await ctx.transaction(async (work) => {
    const found = (await lockSession(work.db, before.id))!;
    const changed: Session = { ...found, summary: text, pointIds: knowledgePointIds, summarisedAt: ctx.now().getTime() };
    await saveSession(work.db, changed);
    const { studentId, teacherId, subject, grade, causeId, togetherSeconds, startsAt } = changed;
    const about = { studentId, teacherId, mode: 'session', causeId, subject, grade, knowledgePointIds, at: startsAt };
    if (togetherSeconds) work.defer('ratings.expect', about);
    tellSummarised(work, changed);
    return changed;
  });
  return sessionView(ctx, session);
}
