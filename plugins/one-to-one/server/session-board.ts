import { commonErrors, type ActionContext, type PluginContext } from '@fudao/plugin-sdk';
import { limits, type BoardRecord, type Picture, type Settings } from '../api.ts';
import { insertBoardPicture, listBoardPictures } from './board-pictures.repository.ts';
import { errors } from './errors.ts';
import { attachPictures, checkPictures, linkPictures, picturesOf } from './pictures.ts';
import { ownSession } from './sessions.ts';
import { lockSession, type Session } from './sessions.repository.ts';
import { recordPictured } from './tell-session.ts';

type Context = ActionContext<{ id: string; fileId: string }, Settings>;

/** Lets the other see an uploaded picture on the board; again, nothing changes. */
export async function shareOnBoard(ctx: Context): Promise<Picture> {
  const { params, caller } = ctx;
  const { fileId } = params;
  const { id: sessionId } = await ownSession(ctx);
  await checkPictures(ctx as never, [fileId]);
  await ctx.transaction(async (work) => {
    const session = (await lockSession(work.db, sessionId))!;
    if (session.state === 'ended') throw errors.SESSION_OVER();
    const known = await listBoardPictures(work.db, sessionId);
    if (known.some((one) => one.fileId === fileId)) return;
    if (known.length >= limits.boardPictures) throw errors.BOARD_PICTURES_FULL({ most: limits.boardPictures });
    await insertBoardPicture(work.db, sessionId, { fileId, authorId: caller.id }, ctx.now().getTime());
    attachPictures(work, [fileId], caller.id);
    recordPictured(work, session, { fileId, authorId: caller.id });
  });
  return readOnBoard(ctx);
}

/** Where a picture of the board is now. @throws NOT_FOUND where it lies on another board, or is gone */
export async function readOnBoard(ctx: Context): Promise<Picture> {
  const session = await ownSession(ctx);
  const { fileId } = ctx.params;
  const isThere = (await listBoardPictures(ctx.db, session.id)).some((one) => one.fileId === fileId);
  const picture = isThere ? (await linkPictures(ctx, [fileId])).get(fileId) : undefined;
  if (!picture) throw commonErrors.NOT_FOUND();
  return picture;
}

/** All that lie on the board of a session. */
export async function picturesOnBoard({ db, call }: Pick<PluginContext, 'db' | 'call'>, { id }: Session, until?: number): Promise<Picture[]> {
  const fileIds = (await listBoardPictures(db, id)).map(({ fileId }) => fileId);
  return picturesOf(fileIds, await linkPictures({ call }, fileIds, until));
}

/** What is on the board, once nothing is drawn any more. */
export async function readBoard(ctx: ActionContext<{ id: string }, Settings>): Promise<BoardRecord> {
  const session = await ownSession(ctx);
  if (session.state === 'live') throw errors.SESSION_RUNS();
  const { update } = await ctx.call<{ update: string }>('boards.content', { id: session.boardId });
  return { update, pictures: await picturesOnBoard(ctx, session) };
}
