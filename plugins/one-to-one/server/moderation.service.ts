import { consumer, defineService, Type, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import { Id, type Settings } from '../api.ts';
import { closed, ownAction } from './action.ts';
import { errors } from './errors.ts';
import { readMessage, saveHidden, saveShown } from './messages.repository.ts';
import { lockSession, readSession, saveSession } from './sessions.repository.ts';
import { tellChanged, tellMessage } from './tell-session.ts';

const ContentParams = Type.Object({ kind: Type.String({ maxLength: 20 }), id: Id }, closed);
const Content = Type.Object({ authorId: Type.String(), text: Type.String() }, closed);
type Asked = ActionContext<Static<typeof ContentParams>, Settings>;

/** As `safety.content-hidden.v1` tells it. */
interface Moderated {
  readonly pluginId: string;
  readonly kind: string;
  readonly id: string;
}

/** What a person of the session may report: a message, or what the call was about. */
async function reported(ctx: Asked): Promise<Static<typeof Content>> {
  const message = ctx.params.kind === 'message' ? await readMessage(ctx.db, ctx.params.id) : undefined;
  const session = await readSession(ctx.db, message?.sessionId ?? ctx.params.id);
  if (!session || ![session.studentId, session.teacherId].includes(ctx.caller.id)) throw errors.SESSION_NOT_FOUND();
  if (!message) return { authorId: session.studentId, text: session.text };
  if (message.held && message.authorId !== ctx.caller.id) throw errors.SESSION_NOT_FOUND();
  return { authorId: message.authorId, text: message.text };
}

/** A message is let through, refused, hidden or seen again; twice is once. */
async function moderate(work: Work, { kind, id }: Moderated, isHidden: boolean): Promise<void> {
  const message = kind === 'message' ? await readMessage(work.db, id) : undefined;
  const session = message && (await lockSession(work.db, message.sessionId));
  if (!message || !session) return;
  if (isHidden) {
    await saveHidden(work.db, id, message.held && 'refused');
    return tellChanged(work, session);
  }
  if (!message.held && !message.isHidden) return;
  const seq = session.lastSeq + 1;
  await saveShown(work.db, id, seq);
  await saveSession(work.db, { ...session, lastSeq: seq });
  tellMessage(work, session, { ...message, held: null, seq });
}

const follow = (isHidden: boolean) =>
  consumer<Moderated, Settings>(async (ctx) => {
    if (ctx.event.payload.pluginId === 'one-to-one') await ctx.transaction((work) => moderate(work, ctx.event.payload, isHidden));
  });

/** What the platform's moderators ask of one-to-one. */
export const moderation = defineService({
  name: 'safety',

  actions: {
    content: ownAction({
      summary: 'Who wrote a message, or what a call was about, that the caller may see, for a report.',
      allow: 'internal',
      params: ContentParams,
      returns: Content,
      handler: reported,
    }),
  },

  events: {
    'safety.content-hidden.v1': follow(true),
    'safety.content-shown.v1': follow(false),
  },
});
