import { action, defineService, Type, type Caller, type RecordRequest } from '@fudao/plugin-sdk';
import { createOrganisationRoom } from '../../organisation/organisation.room.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import type { Account } from '../account.ts';
import { createIdentityRoom } from '../identity.room.ts';
import { smallCity, password } from './small-city.ts';

export interface Opened {
  accessToken: string;
  expiresInSeconds: number;
  account: Account;
  refreshToken: string;
  refreshExpiresInSeconds: number;
}

export interface TestIdentity extends TestRooms {
  /** What was put on the record, in order. */
  readonly records: RecordRequest[];
  /** Ids of sessions that all nodes were told to forget. */
  readonly announced: string[];
  /** Moves the clock. */
  pass(milliseconds: number): void;
  signIn(educationId: string, over?: Record<string, unknown>): Promise<Opened>;
  resolve(opened: Pick<Opened, 'accessToken'>): Promise<Caller>;
  /** Signs in and gives who calls come from. */
  callerOf(educationId: string): Promise<Caller>;
}

/** Keeps what other rooms would be told. */
function listeningRoom(records: RecordRequest[], announced: string[]): Room {
  const append = action({
    summary: 'Keeps a record.',
    allow: 'internal',
    params: Type.Object({}),
    returns: Type.Null(),
    handler: ({ params }) => {
      records.push(params as RecordRequest);
      return null;
    },
  });
  return {
    name: 'records',
    service: defineService({ name: 'records', actions: { append } }),
    broadcasts: { 'identity.session-ended': ({ sessionIds }) => announced.push(...(sessionIds as string[])) },
  };
}

/** Organisation and identity with a small city, on a clock that tests move. */
export async function startIdentity(databaseUrl: string | undefined): Promise<TestIdentity> {
  const records: RecordRequest[] = [];
  const announced: string[] = [];
  let time = Date.parse('2026-11-23T10:00:00Z');
  const rooms = await startRooms(
    (platform, { host }) => [
      createOrganisationRoom(platform),
      createIdentityRoom(platform, { permissionsFor: (caller) => host.permissions.heldBy(caller) }),
      listeningRoom(records, announced),
    ],
    { databaseUrl, now: () => new Date(time) },
  );
  await rooms.call('organisation.importRoster', smallCity.roster);
  await rooms.call('identity.importAccounts', { accounts: smallCity.accounts });
  const resolve = ({ accessToken }: Pick<Opened, 'accessToken'>) =>
    rooms.call<Caller>('identity.resolve', { token: accessToken });
  const signIn = (educationId: string, over: Record<string, unknown> = {}) => {
    const app = /^2026/.test(educationId) ? 'student' : 'admin';
    return rooms.call<Opened>('identity.signIn', { educationId, password, app, ...over });
  };
  return {
    ...rooms,
    records,
    announced,
    pass: (milliseconds) => void (time += milliseconds),
    signIn,
    resolve,
    callerOf: async (educationId) => resolve(await signIn(educationId)),
  };
}
