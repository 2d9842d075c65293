import { action, commonErrors, defineService, Type, UniqueViolation, type ActionContext, type ServiceDefinition, type Static } from '@fudao/plugin-sdk';
import { checkUpdate, mergeUpdates } from './board-update.ts';
import { closeBoard, findByKey, insertBoard, lockBoard, readBoard, readMembers, readUpdates, type Board } from './boards.repository.ts';
import { errors } from './errors.ts';
import type { Ink } from './ink.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 64 });
const Moment = Type.Integer({ minimum: 0 });
const capability = 'boards.open';
/** An increment of 96 kB as base64. */
const longestUpdate = 132_000;

/** In units of a page; what lies beside it is pointed at too. */
const Place = Type.Integer({ minimum: -100_000, maximum: 100_000 });

const OpenParams = Type.Object(
  {
    /** The plugin's own name for it: the same key again is the same board. */
    key: Type.String({ minLength: 1, maxLength: 100 }),
    /** Whose data it is: exported and erased with that person. */
    personId: Id,
    members: Type.Array(Type.Object({ personId: Id, mayDraw: Type.Boolean() }, closed), { minItems: 1, maxItems: 200 }),
    endsAt: Moment,
  },
  closed,
);
const BoardRef = Type.Object({ id: Id }, closed);
const Content = Type.Object({ update: Type.String({ contentEncoding: 'base64' }), endsAt: Moment, mayDraw: Type.Boolean(), serverNow: Moment }, closed);

function ownerOf({ callingPlugin }: ActionContext<unknown>): string {
  return callingPlugin ?? 'core';
}

async function openBoard(ctx: ActionContext<Static<typeof OpenParams>>): Promise<{ id: string }> {
  const { key, personId, members, endsAt } = ctx.params;
  const ownerId = ownerOf(ctx);
  const known = await findByKey(ctx.db, ownerId, key);
  if (known) return { id: known.id };
  const opened = ctx.transaction(async (work) => {
    const board: Board = { id: ctx.newId(), ownerId, ownKey: key, personId, openedAt: ctx.now().getTime(), endsAt, bytes: 0, lastSeq: 0 };
    await insertBoard(work.db, board, members);
    return { id: board.id };
  });
  return opened.catch(async (error: unknown) => {
    // Two at once: the other one opened it.
    const other = error instanceof UniqueViolation ? await findByKey(ctx.db, ownerId, key) : undefined;
    if (!other) throw error;
    return { id: other.id };
  });
}

/** All that is on a board, as one increment; empty where nothing is. */
async function readWhole(ctx: ActionContext<unknown>, boardId: string): Promise<string> {
  const updates = await readUpdates(ctx.db, boardId);
  return updates.length === 0 ? '' : Buffer.from(await mergeUpdates(updates)).toString('base64');
}

async function readForMember(ctx: ActionContext<{ id: string }>): Promise<Static<typeof Content>> {
  const board = await readBoard(ctx.db, ctx.params.id);
  const member = board && (await readMembers(ctx.db, board.id)).find(({ personId }) => personId === ctx.caller.id);
  if (!board || !member) throw commonErrors.NOT_FOUND();
  const serverNow = ctx.now().getTime();
  return { update: await readWhole(ctx, board.id), endsAt: board.endsAt, mayDraw: member.mayDraw && board.endsAt > serverNow, serverNow };
}

/** The board as its plugin knows it: that of another is not there. */
async function readOwned(ctx: ActionContext<{ id: string }>): Promise<Board> {
  const board = await readBoard(ctx.db, ctx.params.id);
  if (board?.ownerId !== ownerOf(ctx)) throw commonErrors.NOT_FOUND();
  return board;
}

export function defineBoardsService(ink: Ink): ServiceDefinition {
  return defineService({
    name: 'boards',

    actions: {
      open: action({
        summary: 'Opens a board for some people until a moment; the same key again is the same board.',
        allow: 'internal',
        capability,
        params: OpenParams,
        returns: BoardRef,
        handler: openBoard,
      }),

      close: action({
        summary: 'From now on the board can only be looked at.',
        allow: 'internal',
        capability,
        params: BoardRef,
        returns: Type.Null(),
        async handler(ctx) {
          const { id } = await readOwned(ctx as never);
          await ctx.transaction(async (work) => {
            const board = await lockBoard(work.db, id);
            if (board) await closeBoard(work.db, id, Math.min(board.endsAt, ctx.now().getTime()));
          });
          ink.forget(id);
          return null;
        },
      }),

      content: action({
        summary: 'All that is on a board of the calling plugin, for its history and for supervision.',
        allow: 'internal',
        capability,
        params: BoardRef,
        returns: Type.Object({ update: Type.String({ contentEncoding: 'base64' }) }, closed),
        handler: async (ctx) => ({ update: await readWhole(ctx as never, (await readOwned(ctx as never)).id) }),
      }),

      read: action({
        rest: 'GET /:id',
        summary: 'All that is on a board, for its members.',
        allow: 'signed-in',
        params: BoardRef,
        returns: Content,
        handler: (ctx) => readForMember(ctx as never),
      }),

      draw: action({
        rest: 'POST /:id/updates',
        summary: 'Draws on a board: an increment in the form of Yjs. Answers when it is kept.',
        allow: 'signed-in',
        overLine: true,
        params: Type.Object({ id: Id, update: Type.String({ minLength: 4, maxLength: longestUpdate, contentEncoding: 'base64' }) }, closed),
        returns: Type.Object({ kept: Type.Literal(true) }, closed),
        async handler(ctx) {
          const update = Buffer.from(ctx.params.update, 'base64');
          const checked = await checkUpdate(update);
          if (!checked.isFit) throw checked.problem === 'too-large' ? errors.TOO_LARGE() : errors.MALFORMED();
          if (!checked.isEmpty) await ink.draw(ctx as never, ctx.params.id, update, checked.hands);
          return { kept: true as const };
        },
      }),

      point: action({
        rest: 'POST /:id/pointer',
        summary: 'Shows the others on a board where one points at, for a moment; it is kept nowhere.',
        allow: 'signed-in',
        overLine: true,
        params: Type.Object({ id: Id, page: Type.String({ minLength: 1, maxLength: 64 }), x: Place, y: Place }, closed),
        returns: Type.Null(),
        async handler(ctx) {
          const { id, ...place } = ctx.params;
          await ink.point(ctx as never, id, place);
          return null;
        },
      }),
    },
  });
}
