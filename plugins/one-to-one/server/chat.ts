import type { ActionContext } from '@fudao/plugin-sdk';
import { limits, type MessagesView, type MessageView, type Picture, type Settings } from '../api.ts';
import { errors } from './errors.ts';
import { countSince, findByKey, insertMessage, listMessages, type Message } from './messages.repository.ts';
import { toIso } from './moment.ts';
import { attachPictures, checkPictures, linkPictures, picturesOf } from './pictures.ts';
import { demandClean, flag } from './screening.ts';
import { ownSession } from './sessions.ts';
import { lockSession, saveSession } from './sessions.repository.ts';
import { recordMessage, tellMessage } from './tell-session.ts';
import { checkedText } from './text.ts';

type Context<P> = ActionContext<P, Settings>;

const mostListed = 200;
/** Nobody types faster; it keeps a page that has gone wrong from filling the record. */
const most = { messages: 20, withinMs: 10_000 };

export const viewOf = ({ id, seq, authorId, text, pictureIds, held, sentAt }: Message, links: ReadonlyMap<string, Picture>): MessageView => ({
  ...{ id, seq, authorId, text, held, sentAt: toIso(sentAt) },
  pictures: picturesOf(pictureIds, links),
});

/** What was said after a place; an app that lost its line asks from where it was. */
export async function readMessages(ctx: Context<{ id: string; after: number }>): Promise<MessagesView> {
  const session = await ownSession(ctx);
  const found = await listMessages(ctx.db, session.id, ctx.caller.id, ctx.params.after, mostListed);
  const links = await linkPictures(ctx, found.flatMap(({ pictureIds }) => pictureIds));
  return { items: found.map((message) => viewOf(message, links)), lastSeq: found.length === mostListed ? found.at(-1)!.seq : session.lastSeq };
}

interface Sent {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly pictureIds: string[];
}

/** Says something; the same key again is the same message. */
export async function sendMessage(ctx: Context<Sent>): Promise<MessageView> {
  const { params, caller } = ctx;
  const { id: sessionId, state } = await ownSession(ctx);
  const before = await findByKey(ctx.db, sessionId, caller.id, params.key);
  if (before) return viewOf(before, await linkPictures(ctx, before.pictureIds));
  if (state === 'ended') throw errors.SESSION_OVER();
  const text = checkedText(params.text, limits.message, params.pictureIds.length > 0);
  await checkPictures(ctx as never, params.pictureIds);
  const doubt = await demandClean(ctx, 'chat', text);
  const message = await ctx.transaction(async (work) => {
    const session = (await lockSession(work.db, sessionId))!;
    const twice = await findByKey(work.db, sessionId, caller.id, params.key);
    if (twice) return twice;
    if (session.state === 'ended') throw errors.SESSION_OVER();
    const sentAt = ctx.now().getTime();
    if ((await countSince(work.db, sessionId, caller.id, sentAt - most.withinMs)) >= most.messages) throw errors.TOO_FAST();
    const held = doubt === null ? null : ('waiting' as const);
    const said: Message = { id: ctx.newId(), sessionId, seq: session.lastSeq + 1, authorId: caller.id, ownKey: params.key, text, pictureIds: params.pictureIds, held, isHidden: false, sentAt };
    await insertMessage(work.db, said);
    await saveSession(work.db, { ...session, lastSeq: said.seq });
    attachPictures(work, said.pictureIds, caller.id);
    recordMessage(work, session, said);
    tellMessage(work, session, said);
    if (doubt !== null) flag(work, doubt, { kind: 'message', id: said.id, authorId: caller.id, text });
    return said;
  });
  return viewOf(message, await linkPictures(ctx, message.pictureIds));
}
