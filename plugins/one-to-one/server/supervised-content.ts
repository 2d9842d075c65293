import type { ActionContext } from '@fudao/plugin-sdk';
import type { Settings, SupervisedContent, SupervisedSession } from '../api.ts';
import { viewOf } from './chat.ts';
import { errors } from './errors.ts';
import { listAllMessages } from './messages.repository.ts';
import { toIso, toIsoOrNull } from './moment.ts';
import { linkPictures, picturesOf } from './pictures.ts';
import { readPlaceNames, type PlaceNames } from './place-names.ts';
import { recordingView } from './recording/recording-view.ts';
import { picturesOnBoard } from './session-board.ts';
import { summaryOf } from './sessions.ts';
import type { Session } from './sessions.repository.ts';
import { readSupervised } from './supervision-list.ts';
import { ownVisit, visit } from './visits.ts';

type Context = ActionContext<{ id: string }, Settings>;
type Opening = SupervisedContent['opening'];

/** More than anybody writes in half an hour: no session has as many. */
const mostMessages = 1_000;

interface Grant {
  readonly opening: { readonly expiresAt: number; readonly watermark: Opening['watermark'] } | null;
}

export function itemOf(session: Session, { districts, schools }: PlaceNames): SupervisedSession {
  const { id, state, roomId, districtId, schoolId, subject, grade, endReason } = session;
  return {
    ...{ id, state, roomId, districtId, schoolId, subject, grade, endReason },
    teacher: { id: session.teacherId, name: session.teacherName },
    districtName: districts.get(districtId) ?? '',
    schoolName: schools.get(schoolId ?? '') ?? '',
    startsAt: toIso(session.startsAt),
    endsAt: toIso(session.endsAt),
    endedAt: toIsoOrNull(session.endedAt),
    minutes: session.togetherSeconds === null ? null : Math.floor(session.togetherSeconds / 60),
  };
}

/** @throws OPENING_NEEDED where the caller has none that reaches this session now */
export async function demandOpening(ctx: Context, { id: subjectId, studentId: personId, startsAt: at }: Session): Promise<Opening> {
  const { opening } = await ctx.call<Grant>('records.grants', { personId, subjectId, at });
  if (!opening) throw errors.OPENING_NEEDED();
  return { endsAt: toIso(opening.expiresAt), watermark: opening.watermark };
}

async function contentOf(ctx: Context, session: Session, opening: Opening): Promise<Omit<SupervisedContent, 'visit'>> {
  const messages = await listAllMessages(ctx.db, session.id, mostMessages);
  const pictureIds = [...session.pictureIds, ...messages.flatMap((message) => message.pictureIds)];
  const links = await linkPictures(ctx, pictureIds, Date.parse(opening.endsAt));
  const { update } = await ctx.call<{ update: string }>('boards.content', { id: session.boardId });
  return {
    session: itemOf(session, await readPlaceNames(ctx.call, [session])),
    opening,
    studentId: session.studentId,
    text: session.text,
    pictures: picturesOf(session.pictureIds, links),
    messages: messages.map((message) => viewOf(message, links)),
    board: update,
    boardPictures: await picturesOnBoard(ctx, session, Date.parse(opening.endsAt)),
    recording: await recordingView(ctx.db, session),
    summary: await summaryOf(ctx, session),
    serverNow: toIso(ctx.now().getTime()),
  };
}

/**
 * What a child and a teacher said, drew and noted, for those who answer for the child: under an opening of the records,
 * with a reason. The look is itself on the record, under the child's key.
 */
export async function readContent(ctx: Context): Promise<SupervisedContent> {
  const session = await readSupervised(ctx.db, ctx.caller, ctx.params.id);
  const opening = await demandOpening(ctx, session);
  await ctx.transaction(async (work) => {
    work.record({ kind: 'one-to-one.viewed', subjectId: session.id, personId: session.studentId, payload: {} });
  });
  return { ...(await contentOf(ctx, session, opening)), visit: null };
}

/**
 * Looks on while it goes on, seen by both of them, and with the same opening; asked again every few seconds. That it
 * began and ended is on the record. Of a session that is over it is the content as it stays.
 */
export async function visitSession(ctx: Context): Promise<SupervisedContent> {
  const session = await readSupervised(ctx.db, ctx.caller, ctx.params.id);
  const before = await ownVisit(ctx as never, session.id);
  const now = ctx.now().getTime();
  const look = before.isFresh ? before.visit! : { opening: await demandOpening(ctx, session), askedAt: now };
  const own = await visit(ctx as never, session.id, look);
  return { ...(await contentOf(ctx, session, look.opening)), visit: own };
}
