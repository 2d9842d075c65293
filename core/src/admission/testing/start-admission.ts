import { Readable } from 'node:stream';
import { systemCaller, type Caller, type Role } from '@fudao/plugin-sdk';
import { createFilesRoom } from '../../files/files.room.ts';
import { createIdentityRoom } from '../../identity/identity.room.ts';
import { createKnowledgeRoom } from '../../knowledge/knowledge.room.ts';
import { createOrganisationRoom } from '../../organisation/organisation.room.ts';
import { createNotificationsRoom } from '../../notifications/notifications.room.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { createAdmissionRoom } from '../admission.room.ts';
import type { ApplicationContent } from '../application-content.ts';
import { aListener, type Heard } from './a-listener.ts';
import { aPicture } from './a-picture.ts';

export interface Progress {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
}

export interface TestAdmission {
  readonly rooms: TestRooms;
  readonly heard: Heard;
  /** Lets time pass. */
  setNow(at: string): void;
  /** A new teacher of a school, as signed in. */
  aTeacher(more?: { schoolId?: string; roles?: Role[] }): Promise<Caller>;
  anAdministrator(role: Role, place?: { districtId?: string; schoolId?: string }): Promise<Caller>;
  /** Takes an account's administrator roles away, as an import of the roster does. */
  demote(caller: Caller): Promise<void>;
  upload(as: Caller, bytes?: Uint8Array): Promise<string>;
  content(as: Caller, more?: Partial<ApplicationContent>): Promise<ApplicationContent>;
  /** Saves and hands in an application. */
  apply(as: Caller, more?: Partial<ApplicationContent>): Promise<Progress>;
  decide(as: Caller, application: Progress, decision?: string, more?: object): Promise<Progress>;
  runTimers(): Promise<void>;
  call: TestRooms['call'];
}

const places = {
  districts: [
    { id: 'east', name: '东区' },
    { id: 'west', name: '西区' },
  ],
  schools: [
    { id: 'one', districtId: 'east', name: '第一中学' },
    { id: 'two', districtId: 'east', name: '第二中学' },
    { id: 'far', districtId: 'west', name: '远方中学' },
  ],
};

/** The rooms that an admission needs, without a gateway; people are made as tests want them. */
export async function startAdmission(databaseUrl: string | undefined): Promise<TestAdmission> {
  let now = new Date('2026-11-23T10:00:00+08:00');
  let made = 0;
  const heard: Heard = { events: [], records: [] };
  let room!: ReturnType<typeof createAdmissionRoom>;
  const rooms = await startRooms(
    (platform) => [
      ...[createOrganisationRoom(platform), createIdentityRoom(platform, { permissionsFor: () => [] })],
      ...[createKnowledgeRoom(platform), createFilesRoom(platform), createNotificationsRoom(platform)],
      ...[(room = createAdmissionRoom(platform)), ...aListener(heard)],
    ],
    { ...(databaseUrl && { databaseUrl }), now: () => now },
  );
  const { call } = rooms;
  await call('organisation.importRoster', places);

  async function anAccount(line: object): Promise<Caller> {
    const educationId = `X${String((made += 1)).padStart(4, '0')}`;
    const { errors } = await call<{ errors: object[] }>('identity.importAccounts', {
      accounts: [{ educationId, name: `人${made}`, ...line }],
    });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const [found] = await call<Caller[]>('identity.accountsByEducationIds', { educationIds: [educationId] });
    return { ...systemCaller, ...found!, kind: 'account', educationId } as Caller;
  }

  const test: TestAdmission = {
    ...{ rooms, heard, call },
    setNow: (at) => void (now = new Date(at)),
    aTeacher: ({ schoolId = 'one', roles = [] } = {}) =>
      anAccount({ kind: 'teacher', schoolId, roles, teaching: { subjects: ['math'], grades: [7], reviews: [] } }),
    anAdministrator: (role, place = {}) => anAccount({ kind: 'administrator', roles: [role], ...place }),
    async demote(caller) {
      const { educationId, name } = caller as Caller & { educationId: string };
      const teacher = { kind: 'teacher', schoolId: 'two', teaching: { subjects: ['math'], grades: [7], reviews: [] } };
      await call('identity.importAccounts', { accounts: [{ educationId, name, ...teacher }] });
    },
    async upload(as, bytes) {
      const options = { meta: { caller: as, requestId: 'test' }, stream: Readable.from([bytes ?? (await aPicture())]) };
      try {
        return ((await rooms.runtime.broker.call('files.upload', { purpose: 'admission' }, options)) as { id: string })
          .id;
      } catch (thrown) {
        throw fromTransport(thrown);
      }
    },
    content: async (as, more = {}) => ({
      ...{
        title: 'first-grade',
        subjects: ['math'],
        grades: [8, 7],
        specialities: ['几何'],
        knowledgePointIds: [],
        statement: '',
      },
      certificates: more.certificates ?? [{ fileId: await test.upload(as), kind: 'title' }],
      ...more,
    }),
    async apply(as, more = {}) {
      const draft = await call<Progress>(
        'admission.saveDraft',
        { expectedRevision: 0, content: await test.content(as, more) },
        as,
      );
      return call<Progress>('admission.submit', { expectedRevision: draft.revision }, as);
    },
    decide: (as, { id, revision }, decision = 'approve', more = {}) =>
      call<Progress>('admission.decide', { id, expectedRevision: revision, decision, ...more }, as),
    async runTimers() {
      const owner = { kind: 'core', id: 'admission' } as const;
      const context = new HandlerContext(rooms.runtime.host, owner, { caller: systemCaller, requestId: '' }, {});
      for (const timer of Object.values(room.service.timers ?? {})) await timer.handler(context as never);
      await rooms.settle();
    },
  };
  return test;
}
