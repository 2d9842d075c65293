import { Type, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import { compileSchema } from '../../runtime/validation.ts';
import { errors } from '../errors.ts';
import type { MediaParts } from '../media-parts.ts';
import { endLocked } from '../rooms/end-room.ts';
import { afterJoin, settleMs } from '../rooms/room-state.ts';
import { findByName, findMembers, lockRoom, saveStanding, setDue, type MediaRoom } from '../rooms/rooms.repository.ts';
import type { Order } from '../schemas.ts';
import { isForgotten } from './forget-presence.ts';
import { hasEvent, insertEvent, type KeptEvent } from './attendance.repository.ts';
import { openMessage, type SignedMessage } from './signed-message.ts';

/** What mod_fudao_room.lua writes. */
const Word = Type.Object(
  {
    kind: Type.Union([Type.Literal('joined'), Type.Literal('left')]),
    room: Type.String({ minLength: 1, maxLength: 40 }),
    personId: Type.String({ minLength: 1, maxLength: 64 }),
    stayId: Type.String({ minLength: 1, maxLength: 80 }),
    /** When it happened; milliseconds since 1970. */
    at: Type.Integer({ minimum: 0 }),
    /** Of a leaving: when that stay began, should the word of it be lost. */
    joinedAt: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
type Word = Static<typeof Word>;

const check = compileSchema(Word);

function readWord(secret: string | undefined, message: SignedMessage): Word {
  const content = secret === undefined ? undefined : openMessage(secret, message);
  if (content === undefined || check(content)) throw errors.NOT_AUTHENTIC();
  return content as Word;
}

/** The events that one word tells of: of a leaving the coming too. */
function eventsOf({ kind, personId, stayId, at, joinedAt }: Word, now: number): KeptEvent[] {
  const about = { personId, stayId, receivedAt: now };
  // A clock that is ahead brings nobody into the future.
  const told: KeptEvent = { ...about, kind, at: Math.min(at, now) };
  if (kind === 'joined' || joinedAt === undefined) return [told];
  return [{ ...about, kind: 'joined', at: Math.min(joinedAt, told.at) }, told];
}

function recordEvent(work: Work, room: MediaRoom, { personId, kind, at }: KeptEvent, joinedAt: number | undefined): void {
  const seconds = kind === 'left' && joinedAt !== undefined ? { seconds: Math.max(0, Math.floor((at - joinedAt) / 1_000)) } : {};
  work.record({ kind: `media.${kind}`, subjectId: room.id, personId, payload: { at, ...seconds } });
  work.push({ accounts: [personId] }, 'media.presence', { roomId: room.id, kind });
}

/** Keeps what a word tells, once; and what follows from it for the room. */
export async function keep(work: Work, room: MediaRoom, word: Word, now: number): Promise<MediaRoom> {
  let isNew = false;
  for (const event of eventsOf(word, now)) {
    if (await hasEvent(work.db, room.id, event)) continue;
    isNew = true;
    await insertEvent(work.db, room.id, event);
    recordEvent(work, room, event, word.joinedAt);
  }
  if (!isNew) return room;
  const after = afterJoin(room, word.at);
  if (after !== room) await saveStanding(work.db, after);
  // Word that comes after the end may change what was told of it.
  if (room.state === 'ended' && room.dueAt === null) await setDue(work.db, room.id, now + settleMs);
  return after;
}

/**
 * Takes in who came and who left, as the media server tells it: at least once, late, in any order. The answer says what
 * the server has to do with the room, so that one that was restarted learns what it missed.
 */
export async function takeIn(context: ActionContext<SignedMessage>, { provider, policy }: MediaParts): Promise<Static<typeof Order>> {
  const word = readWord(provider?.messageSecret, context.params);
  const found = await findByName(context.db, word.room);
  const unknown = { ended: true, endsAt: null, removed: true };
  if (!found) return unknown;
  return context.transaction(async (work) => {
    const now = context.now().getTime();
    const room = await lockRoom(work.db, found.id);
    if (!room) return unknown;
    const member = (await findMembers(work.db, room.id)).find(({ personId }) => personId === word.personId);
    // Of a room whose lines are forgotten a late word would tell a wrong attendance.
    const kept = member && !isForgotten(room, policy, now) ? await keep(work, room, word, now) : room;
    // The server's own timer was first, or a node's was late.
    const after = now >= kept.endsAt ? await endLocked(work, kept, 'time', now) : kept;
    return { ended: after.state === 'ended', endsAt: after.endsAt, removed: !member || member.removedAt !== null };
  });
}
