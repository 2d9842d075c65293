import { createHash } from 'node:crypto';
import type { SqlScope, Work } from '@fudao/plugin-sdk';
import { toldOf } from '../rooms/end-room.ts';
import { findMembers, saveTold, setDue, type MediaRoom } from '../rooms/rooms.repository.ts';
import { findEvents } from './attendance.repository.ts';
import { attendanceOf, type Attendance } from './presence.ts';

/** Who has been in a room until now, or was until it ended. */
export async function readAttendance(db: SqlScope, room: MediaRoom, now: number): Promise<Attendance> {
  const [members, events] = [await findMembers(db, room.id), await findEvents(db, room.id)];
  return attendanceOf(members, events, { opensAt: room.opensAt, until: room.endedAt ?? Math.min(now, room.endsAt) });
}

/** Tells who was there, of a locked room that is over; again only where it is another answer than the last. */
export async function tellAttendance(work: Work, room: MediaRoom): Promise<void> {
  const attendance = await readAttendance(work.db, room, room.endedAt!);
  const hash = createHash('sha256').update(JSON.stringify(attendance)).digest('hex');
  if (hash === room.attendanceHash) return setDue(work.db, room.id, null);
  const revision = room.attendanceRevision + 1;
  await saveTold(work.db, room.id, revision, hash);
  const payload = { ...toldOf(room), revision, ...attendance };
  work.emit('media.attendance.v1', payload);
  work.record({ kind: 'media.attendance', subjectId: room.id, payload });
}
