import { systemCaller, type Caller, type Role } from '@fudao/plugin-sdk';
import { createFilesRoom } from '../../files/files.room.ts';
import { createIdentityRoom } from '../../identity/identity.room.ts';
import { createNotificationsRoom } from '../../notifications/notifications.room.ts';
import { createOrganisationRoom } from '../../organisation/organisation.room.ts';
import { createPluginManagerRoom } from '../../plugin-manager/plugin-manager.room.ts';
import { createRecordsRoom } from '../../records/records.room.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { Room } from '../../runtime/room.ts';
import { erased } from '../../runtime/room-privacy.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { erasePerson, type ErasureResult } from '../erase-person.ts';
import { findPerson } from '../person.ts';
import { createPrivacyRoom } from '../privacy.room.ts';

export const password = 'lake-boat-42';

const city = {
  districts: [{ id: 'east', name: '东区' }],
  schools: [{ id: 'one', districtId: 'east', name: '第一中学' }],
  classGroups: [{ id: 'one-7-1', schoolId: 'one', grade: 7, name: '七年级1班' }],
};
const student = (educationId: string, name: string, birthDate: string | null) => ({ educationId, name, kind: 'student', classGroupId: 'one-7-1', ...(birthDate && { birthDate }), password });
const admin = (educationId: string, name: string) => ({ educationId, name, kind: 'administrator', roles: ['city-administrator'], password });

/** It is 22 November 2026: those of 2011 are 15, and `child` is 13. */
const accounts = [
  ...[student('30000001', '王远行', '2011-06-01'), student('30000002', '李若水', '2011-06-01'), student('30000003', '赵小童', '2013-05-20')],
  ...[student('30000004', '钱未知', null), student('30000005', '孙半途', '2011-06-01'), student('30000006', '周收回', '2011-06-01')],
  student('30000007', '吴来信', '2011-06-01'),
  ...[admin('C9001', '市管一'), admin('C9002', '市管二')],
];

export interface TestPrivacy extends TestRooms {
  readonly clock: { now: number };
  /** What the last room before identity does when it erases; a test may let it fail or never end. */
  readonly fragile: { erase: () => Promise<void> };
  /** Somebody by education ID. */
  who(educationId: string): Promise<Caller>;
  /** As the operator's command does. */
  eraseByCommand(educationId: string): Promise<ErasureResult>;
  runTimer(name: string): Promise<void>;
  kindsOnRecord(subjectId: string): Promise<string[]>;
}

const fine = () => Promise.resolve();

/** The privacy room among the rooms that it needs, and one that can be made to fail. */
export async function startPrivacy(databaseUrl: string | undefined): Promise<TestPrivacy> {
  const clock = { now: Date.parse('2026-11-22T12:00:00+08:00') };
  const fragile = { erase: fine };
  let all: Room[] = [];
  const rooms = await startRooms(
    (platform, runtime, plugins) => {
      const { host } = runtime;
      all = [
        createRecordsRoom(platform),
        createOrganisationRoom(platform),
        createIdentityRoom(platform, { permissionsFor: (caller) => host.permissions.heldBy(caller) }),
        createFilesRoom(platform),
        createNotificationsRoom(platform, { kinds: host.notificationKinds }),
        createPluginManagerRoom(platform, plugins),
        createPrivacyRoom(runtime, { rooms: () => all, plugins }),
        { name: 'fragile', service: { name: 'fragile' }, privacy: { tables: { fragile: erased('Nothing.') }, exportPerson: () => Promise.resolve({}), erasePerson: () => fragile.erase() } },
      ];
      return all;
    },
    { ...(databaseUrl && { databaseUrl }), now: () => new Date(clock.now) },
  );
  await rooms.call('organisation.importRoster', city);
  await rooms.call('identity.importAccounts', { accounts });
  const { host } = rooms.runtime;
  return {
    ...{ ...rooms, clock, fragile },
    async who(educationId) {
      const { id } = await rooms.call<{ id: string }>('identity.accountByEducationId', { educationId });
      const roles: Role[] = [educationId.startsWith('C') ? 'city-administrator' : 'student'];
      const place = educationId.startsWith('C') ? {} : { districtId: 'east', schoolId: 'one', classGroupId: 'one-7-1' };
      return { ...systemCaller, kind: 'account', id, roles, ...place };
    },
    async eraseByCommand(educationId) {
      const parts = { runtime: rooms.runtime, rooms: all, plugins: rooms.plugins, loadGuest: () => Promise.reject(new Error('there are no plugins')) };
      const { person } = await findPerson(parts, educationId);
      return erasePerson(parts, person!, { askedBy: 'person', reason: 'by letter' });
    },
    async runTimer(name) {
      const { service } = all.find((room) => room.name === 'privacy')!;
      await service.timers![name]!.handler(new HandlerContext(host, { kind: 'core', id: 'privacy' }, { caller: systemCaller, requestId: '' }, {}) as never);
    },
    async kindsOnRecord(subjectId) {
      await rooms.settle();
      const rows = await rooms.platform.database.select<{ kind: string }>('SELECT kind FROM records_records WHERE subject_id = :subjectId ORDER BY seq', { subjectId });
      return rows.map(({ kind }) => kind);
    },
  };
}
