import { consumer, defineService, Type } from '@fudao/plugin-sdk';
import { BoardRecord, Count, Id, limits, MessagesView, MessageView, Picture, RichText, SessionItem, SessionView } from '../api.ts';
import { ById, closed, ownAction, Paged, pageOf } from './action.ts';
import { readMessages, sendMessage } from './chat.ts';
import { endOverdue, followRoom, settle, type Attended, type RoomEnded } from './end-session.ts';
import { followEndNow, type EndNow } from './follow-rules.ts';
import { countRating, type Rated } from './matching.repository.ts';
import { permissions } from './permissions.ts';
import { readBoard, readOnBoard, shareOnBoard } from './session-board.ts';
import { endOwn, listOwn, ownSession, sessionView, summarise, wantVideo } from './sessions.ts';

const both = [permissions.call, permissions.tutor];
const Key = Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$' });

/** What takes place between the two, and what is left of it. */
export const sessions = defineService({
  name: 'sessions',

  actions: {
    list: ownAction({
      rest: 'GET /sessions',
      summary: 'The own sessions, the latest first.',
      allow: both,
      finishes: true,
      params: Type.Object(pageOf, closed),
      returns: Paged(SessionItem),
      handler: listOwn,
    }),

    read: ownAction({
      rest: 'GET /sessions/:id',
      summary: 'One of the own sessions: question, room, board, clock, and its summary.',
      allow: both,
      finishes: true,
      params: ById,
      returns: SessionView,
      handler: async (ctx) => sessionView(ctx, await ownSession(ctx)),
    }),

    messages: ownAction({
      rest: 'GET /sessions/:id/messages',
      summary: 'What was said in it after a place, in order.',
      allow: both,
      finishes: true,
      params: Type.Object({ id: Id, after: Type.Intersect([Count], { default: 0 }) }, closed),
      returns: MessagesView,
      handler: readMessages,
    }),

    send: ownAction({
      rest: 'POST /sessions/:id/messages',
      summary: 'Says something to the other; the same key again is the same message.',
      allow: both,
      finishes: true,
      params: Type.Object({ id: Id, key: Key, text: RichText, pictureIds: Type.Array(Id, { maxItems: limits.pictures, uniqueItems: true }) }, closed),
      returns: MessageView,
      status: 201,
      handler: sendMessage,
    }),

    video: ownAction({
      rest: 'POST /sessions/:id/video',
      summary: 'Whether one wants to be seen; faces are shown where both want it and the district allows it.',
      allow: both,
      finishes: true,
      params: Type.Object({ id: Id, wanted: Type.Boolean() }, closed),
      returns: SessionView,
      handler: wantVideo,
    }),

    end: ownAction({
      rest: 'POST /sessions/:id/end',
      summary: 'Ends the session for both; of one that is over nothing changes.',
      allow: both,
      finishes: true,
      params: ById,
      returns: SessionView,
      handler: endOwn,
    }),

    summarise: ownAction({
      rest: 'PUT /sessions/:id/summary',
      summary: 'The teacher notes what it was about.',
      allow: [permissions.tutor],
      finishes: true,
      params: Type.Object(
        { id: Id, text: RichText, knowledgePointIds: Type.Array(Id, { maxItems: limits.knowledgePoints, uniqueItems: true }) },
        closed,
      ),
      returns: SessionView,
      handler: summarise,
    }),

    shareOnBoard: ownAction({
      rest: 'PUT /sessions/:id/board/pictures/:fileId',
      summary: 'Lets the other see an uploaded picture on the board; again, nothing changes.',
      allow: both,
      finishes: true,
      params: Type.Object({ id: Id, fileId: Id }, closed),
      returns: Picture,
      handler: shareOnBoard,
    }),

    boardPicture: ownAction({
      rest: 'GET /sessions/:id/board/pictures/:fileId',
      summary: 'Where a picture of the board is now.',
      allow: both,
      finishes: true,
      params: Type.Object({ id: Id, fileId: Id }, closed),
      returns: Picture,
      handler: readOnBoard,
    }),

    board: ownAction({
      rest: 'GET /sessions/:id/board',
      summary: 'What was drawn, once the session is over, and the pictures on it.',
      allow: both,
      finishes: true,
      params: ById,
      returns: BoardRecord,
      handler: readBoard,
    }),
  },

  events: {
    'media.room-ended.v1': consumer<RoomEnded>((ctx) => followRoom(ctx as never, ctx.event.payload)),
    'media.attendance.v1': consumer<Attended>((ctx) => settle(ctx as never, ctx.event.payload)),
    'policy.end-now.v1': consumer<EndNow>((ctx) => followEndNow(ctx as never, ctx.event.payload)),
    'ratings.rated.v1': consumer<Rated>((ctx) => ctx.transaction((work) => countRating(work, () => ctx.newId(), ctx.event.payload))),
  },

  timers: {
    'end overdue sessions': { everySeconds: 30, handler: endOverdue },
  },
});
