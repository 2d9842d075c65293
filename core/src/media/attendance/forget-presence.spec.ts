import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextOf } from '../../privacy/person.ts';
import { projectRoot } from '../../runtime/config.ts';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { parseMediaPolicy, readMediaPolicy } from '../media-policy.ts';
import type { RoomAnswer, Ticket } from '../schemas.ts';
import { forgetRooms } from '../rooms/forget-rooms.ts';
import { startMedia, student, type MediaStage } from '../testing/start-media.ts';
import { forgetPresence } from './forget-presence.ts';

const [minute, day] = [60_000, 86_400_000];
const policy = readMediaPolicy();
const { presenceDays, roomDays } = policy;
const begin = new Date('2026-11-23T18:00:00+08:00').getTime();

onEachKind('lines of coming and leaving', (freshUrl) => {
  let stage: MediaStage;
  beforeAll(async () => {
    stage = await startMedia(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());

  const forget = () => forgetPresence(contextOf(stage.runtime, 'media'), policy);
  const linesOf = async (roomId: string) =>
    (await stage.platform.database.select<{ kind: string }>('SELECT kind FROM media_presence WHERE room_id = :roomId', { roomId })).length;
  const attendance = (id: string) => stage.call<{ togetherSeconds: number }>('media.attendance', { id });

  /** Both are there for a while, in a session that ends half an hour after it began. */
  async function session(key: string, startsAt: number) {
    stage.world.now = new Date(startsAt);
    const people = [{ id: 'teacher', role: 'moderator' }, { id: 'student', role: 'participant' }];
    const params = { key, startsAt, endsAt: startsAt + 30 * minute, people };
    const { id } = await stage.call<RoomAnswer>('media.open', params, student());
    const { roomName: room } = (await stage.call<Ticket>('media.join', { id }, student())) as { roomName: string };
    for (const personId of ['teacher', 'student']) {
      stage.world.now = new Date(startsAt + 10 * minute);
      await stage.tell({ room, personId, stayId: `${key} ${personId}`, kind: 'left', at: startsAt + 10 * minute, joinedAt: startsAt });
    }
    await stage.pass(21 * minute);
    await stage.pass(minute);
    return { id, room };
  }

  test('are forgotten after so many days, and what was told stays as it was', async () => {
    const old = await session('old', begin);
    const recent = await session('recent', begin + 2 * day);
    const told = stage.world.told.length;
    const recorded = stage.world.records.length;
    expect([await linesOf(old.id), await linesOf(recent.id)]).toEqual([4, 4]);
    stage.world.now = new Date(begin + (presenceDays - 1) * day);
    await forget();
    expect([await linesOf(old.id), (await attendance(old.id)).togetherSeconds]).toEqual([4, 600]);
    stage.world.now = new Date(begin + presenceDays * day + minute * 11);
    await forget();
    expect([await linesOf(old.id), await linesOf(recent.id)]).toEqual([0, 4]);
    await expect(attendance(old.id)).rejects.toMatchObject({ code: 'MEDIA_ATTENDANCE_FORGOTTEN', details: { days: presenceDays } });
    expect((await attendance(recent.id)).togetherSeconds).toBe(600);
    // A word that comes so late makes no other attendance of it.
    expect(await stage.tell({ room: old.room, personId: 'student', stayId: 'late', kind: 'left', at: begin + minute, joinedAt: begin })).toMatchObject({ ended: true });
    await stage.pass(minute);
    expect([stage.world.told.length, stage.world.records.length, await linesOf(old.id)]).toEqual([told, recorded, 0]);
  });

  test('go with their room once that is forgotten, and nothing of a younger one does', async () => {
    const old = await session('of old', begin + 2_000 * day);
    const recent = await session('of late', begin + 2_003 * day);
    const rowsOf = async (id: string) => {
      const members = await stage.platform.database.select('SELECT room_id FROM media_members WHERE room_id = :id', { id });
      const rooms = await stage.platform.database.select('SELECT id FROM media_rooms WHERE id = :id', { id });
      return [rooms.length, members.length, await linesOf(id)];
    };
    const forgetAt = async (moment: number) => {
      stage.world.now = new Date(moment);
      await forgetRooms(contextOf(stage.runtime, 'media'), policy);
    };
    await forgetAt(begin + (2_000 + roomDays) * day);
    expect(await rowsOf(old.id)).toEqual([1, 2, 4]);
    await forgetAt(begin + (2_001 + roomDays) * day);
    expect([await rowsOf(old.id), await rowsOf(recent.id)]).toEqual([[0, 0, 0], [1, 2, 4]]);
    // A word that comes after all that time is for a room that is over.
    expect(await stage.tell({ room: old.room, personId: 'student', stayId: 'very late', kind: 'left', at: begin, joinedAt: begin })).toMatchObject({ ended: true });
  });

  test('go with both words of a stay, batch by batch', async () => {
    const { id } = await session('many', begin + 900 * day);
    const at = begin + 900 * day;
    const rows = Array.from({ length: 1_201 }, (_nothing, index) => ({
      ...{ room_id: id, stay_id: `stay ${index}`, person_id: 'student', at, received_at: at + index },
    }));
    for (const kind of ['joined', 'left']) await stage.platform.database.insert('media_presence', rows.map((row) => ({ ...row, kind })));
    stage.world.now = new Date(at + (presenceDays + 1) * day);
    await forget();
    expect(await linesOf(id)).toBe(0);
  });
});

test('how long is the city’s to say, and nothing that makes attendance impossible', () => {
  const good = readFileSync(join(projectRoot, 'config/policies/media.yaml'), 'utf8');
  expect(parseMediaPolicy(good)).toEqual(policy);
  for (const wrong of ['presenceDays: 2', 'presenceDays: soon', 'others: 400', 'presenceDays: 801']) {
    expect(() => parseMediaPolicy(good.replace(/presenceDays: \d+/, wrong))).toThrow('media.yaml is wrong');
  }
});
