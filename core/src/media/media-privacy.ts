import { erased, none, type RoomPrivacy } from '../runtime/room-privacy.ts';

export const mediaPrivacy: RoomPrivacy = {
  tables: {
    media_rooms: none('Live rooms without the people they were for.'),
    media_members: erased('Who could come into which live room.'),
    media_presence: erased('When somebody came into a live room and left it.'),
  },
  async exportPerson({ db }, personId) {
    const rooms = `SELECT r.owner_id AS mode, m.role, r.starts_at AS startsAt, r.ended_at AS endedAt FROM media_members m
      JOIN media_rooms r ON r.id = m.room_id WHERE m.person_id = :personId ORDER BY r.starts_at, r.id`;
    const presence = 'SELECT room_id AS roomId, kind, at FROM media_presence WHERE person_id = :personId ORDER BY at, stay_id, kind';
    return { rooms: await db.select(rooms, { personId }), presence: await db.select(presence, { personId }) };
  },
  async erasePerson({ db }, personId) {
    await db.delete('media_presence', { person_id: personId });
    await db.delete('media_members', { person_id: personId });
  },
};
