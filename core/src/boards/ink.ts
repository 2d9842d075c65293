import { commonErrors, type ActionContext, type SqlScope } from '@fudao/plugin-sdk';
import { mergeUpdates } from './board-update.ts';
import { appendUpdate, claimHand, countUpdates, lockBoard, readBoard, readHands, readMembers, readUpdates, replaceUpdates, type Board } from './boards.repository.ts';
import { errors } from './errors.ts';

/** What a board may hold, in bytes: half an hour of drawing by two stays below half of it. */
const largestBoard = 4 * 1024 * 1024;
const rememberMs = 5_000;
const mostRemembered = 5_000;

type Context = ActionContext<unknown>;

export interface InkOptions {
  /** What is drawn meanwhile is kept at once: a hand sends some twenty times a second. */
  readonly gatherMs: number;
  /** So many increments are made one, so that who comes late reads little. */
  readonly foldAfter: number;
}

const usual: InkOptions = { gatherMs: 150, foldAfter: 60 };

interface Known {
  readonly board: Board;
  readonly mayDraw: ReadonlyMap<string, boolean>;
  readonly hands: Map<number, string>;
  readonly until: number;
}

interface Gathering {
  readonly updates: Uint8Array[];
  readonly kept: Promise<void>;
}

/** A place on a page, in units of the page. */
export interface PointedPlace {
  readonly page: string;
  readonly x: number;
  readonly y: number;
}

const othersOf = ({ mayDraw }: Known, person: string) => [...mayDraw.keys()].filter((id) => id !== person);

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function keep(db: Parameters<typeof lockBoard>[0], boardId: string, updates: readonly Uint8Array[], { foldAfter, now }: { foldAfter: number; now: number }): Promise<void> {
  const board = await lockBoard(db, boardId);
  if (!board || board.endsAt <= now) throw errors.CLOSED();
  const drawn = await mergeUpdates(updates);
  if (board.bytes + drawn.byteLength > largestBoard) throw errors.FULL();
  if ((await countUpdates(db, boardId)) < foldAfter) return appendUpdate(db, board, Buffer.from(drawn));
  const whole = await mergeUpdates([...(await readUpdates(db, boardId)), drawn]);
  return replaceUpdates(db, board, Buffer.from(whole));
}

/**
 * What is drawn on the boards of this node. It reaches the others on the board at once, and is kept with what comes
 * within the next moments; whoever drew hears when it is kept. An app that hears nothing sends it again, which changes
 * nothing where it was kept: increments say the same however often they come.
 */
export class Ink {
  readonly #options: InkOptions;
  readonly #known = new Map<string, Known>();
  readonly #gatherings = new Map<string, Gathering>();

  constructor(options: InkOptions = usual) {
    this.#options = options;
  }

  /** @throws FUDAO_NOT_FOUND for who is no member, BOARDS_CLOSED, BOARDS_NOT_YOUR_HAND, BOARDS_FULL */
  async draw(ctx: Context, boardId: string, update: Uint8Array, hands: readonly number[]): Promise<void> {
    const known = await this.#knowForDrawing(ctx, boardId);
    await this.#claim(ctx.db, known, hands, ctx.caller.id);
    ctx.push({ accounts: othersOf(known, ctx.caller.id) }, 'boards.drawn', { boardId, update: Buffer.from(update).toString('base64') });
    await this.#keep(ctx, boardId, update);
  }

  /** Shows the others where somebody points at; it is kept nowhere. @throws FUDAO_NOT_FOUND for who is no member, BOARDS_CLOSED */
  async point(ctx: Context, boardId: string, place: PointedPlace): Promise<void> {
    const known = await this.#knowForDrawing(ctx, boardId);
    ctx.push({ accounts: othersOf(known, ctx.caller.id) }, 'boards.pointed', { boardId, by: ctx.caller.id, ...place });
  }

  /** A board was closed, or its members changed. */
  forget(boardId: string): void {
    this.#known.delete(boardId);
  }

  async #knowForDrawing(ctx: Context, boardId: string): Promise<Known> {
    const known = await this.#know(ctx, boardId);
    const mayDraw = known.mayDraw.get(ctx.caller.id);
    if (mayDraw === undefined) throw commonErrors.NOT_FOUND();
    if (!mayDraw) throw commonErrors.NOT_ALLOWED();
    if (known.board.endsAt <= ctx.now().getTime()) throw errors.CLOSED();
    return known;
  }

  async #claim(db: SqlScope, { board, hands: known }: Known, hands: readonly number[], person: string): Promise<void> {
    for (const hand of hands) {
      const owner = known.get(hand);
      const isOwn = owner === undefined ? await claimHand(db, board.id, hand, person) : owner === person;
      if (!isOwn) throw errors.NOT_YOUR_HAND();
      known.set(hand, person);
    }
  }

  async #know({ db, now }: Context, boardId: string): Promise<Known> {
    const at = now().getTime();
    const before = this.#known.get(boardId);
    if (before && before.until > at) return before;
    const board = await readBoard(db, boardId);
    if (!board) throw commonErrors.NOT_FOUND();
    const members = await readMembers(db, boardId);
    const mayDraw = new Map(members.map((member) => [member.personId, member.mayDraw]));
    const known = { board, mayDraw, hands: await readHands(db, boardId), until: at + rememberMs };
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(boardId, known);
    return known;
  }

  #keep(ctx: Context, boardId: string, update: Uint8Array): Promise<void> {
    const gathering = this.#gatherings.get(boardId);
    if (gathering) {
      gathering.updates.push(update);
      return gathering.kept;
    }
    const updates = [update];
    const { gatherMs, foldAfter } = this.#options;
    const kept = wait(gatherMs).then(() => {
      this.#gatherings.delete(boardId);
      return ctx.transaction((work) => keep(work.db, boardId, updates, { foldAfter, now: ctx.now().getTime() }));
    });
    this.#gatherings.set(boardId, { updates, kept });
    return kept;
  }
}
