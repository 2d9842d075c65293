import { randomBytes } from 'node:crypto';
import { commonErrors, UniqueViolation, type ActionContext, type SqlScope } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { OpenRoom } from '../schemas.ts';
import { openedRoom } from './room-state.ts';
import { findByKey, findMembers, insertMembers, insertRoom, lockRoom, type MediaRoom } from './rooms.repository.ts';

const longestHours = 4;

function checkTimes({ startsAt, endsAt }: OpenRoom, now: number): void {
  const isShort = endsAt - startsAt <= longestHours * 3_600_000;
  if (startsAt >= endsAt || endsAt <= now || !isShort) throw errors.TIMES_INVALID({ hours: longestHours });
}

type People = OpenRoom['people'];

function checkPeople(people: People): void {
  if (new Set(people.map(({ id }) => id)).size === people.length) return;
  throw commonErrors.INVALID({ reason: { 'zh-CN': '同一个人只能列出一次', en: 'Nobody is named twice' }, field: 'people' });
}

const listOf = (people: People) => JSON.stringify(people.map(({ id, role }) => [id, role]).sort());

/** What was opened under the key, where that was the same; @throws where it was something else */
async function sameRoom(db: SqlScope, room: MediaRoom, { startsAt, endsAt, people }: OpenRoom): Promise<MediaRoom> {
  const members = (await findMembers(db, room.id)).map(({ personId, role }) => ({ id: personId, role }));
  // Some may have been admitted since.
  const known = listOf(members.filter(({ id }) => people.some((one) => one.id === id)));
  if (room.startsAt !== startsAt || room.endsAt !== endsAt || known !== listOf(people)) throw errors.OTHER_WITH_KEY();
  return room;
}

export const ownerOf = ({ callingPlugin }: { callingPlugin?: string | undefined }) => callingPlugin ?? 'core';

/** Opens a room for a plugin; the same key again is the same room. */
export async function openRoom(context: ActionContext<OpenRoom>): Promise<MediaRoom> {
  const { params, caller, db } = context;
  const ownerId = ownerOf(context);
  if (caller.kind !== 'system' && !params.people.some(({ id }) => id === caller.id)) throw errors.NOT_A_MEMBER();
  checkPeople(params.people);
  const before = await findByKey(db, ownerId, params.key);
  if (before) return sameRoom(db, before, params);
  const now = context.now().getTime();
  checkTimes(params, now);
  const room: MediaRoom = {
    ...openedRoom({ ...params, now }),
    ...{ id: context.newId(), ownerId, ownKey: params.key, name: randomBytes(16).toString('hex'), createdAt: now },
    ...{ reservationId: params.reservationId ?? null, districtId: context.districtId, attendanceRevision: 0, attendanceHash: null },
  };
  try {
    await context.transaction(async (work) => {
      await insertRoom(work.db, room);
      await insertMembers(work.db, room.id, params.people);
      work.record({ kind: 'media.opened', subjectId: room.id, payload: { ownerId, ownKey: room.ownKey, startsAt: room.startsAt, endsAt: room.endsAt, people: params.people } });
    });
    return room;
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    // Two at once: the other's room is this one.
    return sameRoom(db, (await findByKey(db, ownerId, params.key))!, params);
  }
}

/** Lets more people in, e.g. who took a seat since. Who was let in already, or sent away, stays as they are. */
export function admitPeople(context: ActionContext<{ id: string; people: People }>): Promise<MediaRoom> {
  checkPeople(context.params.people);
  return context.transaction(async (work) => {
    const room = await lockRoom(work.db, context.params.id);
    if (!room || room.ownerId !== ownerOf(context)) throw errors.ROOM_NOT_FOUND();
    if (room.state === 'ended') throw errors.OVER();
    const known = new Set((await findMembers(work.db, room.id)).map(({ personId }) => personId));
    const added = context.params.people.filter(({ id }) => !known.has(id));
    await insertMembers(work.db, room.id, added);
    if (added.length > 0) work.record({ kind: 'media.admitted', subjectId: room.id, payload: { people: added } });
    return room;
  });
}
