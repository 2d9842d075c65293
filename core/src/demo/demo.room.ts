import { action, defineService, Type, type Static } from '@fudao/plugin-sdk';
import type { Config } from '../runtime/config.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { demoPassword, readDemoCity, type DemoCity } from './demo-city.ts';

const closed = { additionalProperties: false } as const;
const AppSchema = Type.Union([Type.Literal('student'), Type.Literal('admin')]);

const DemoAccountsSchema = Type.Object(
  {
    /** Null where there is no demo city. */
    password: Type.Union([Type.String(), Type.Null()]),
    accounts: Type.Array(Type.Object({ educationId: Type.String(), name: Type.String(), role: Type.String() }, closed)),
  },
  closed,
);
export type DemoAccounts = Static<typeof DemoAccountsSchema>;

const nobody: DemoAccounts = { password: null, accounts: [] };

/** Only in the demo city of one machine: nowhere else do these accounts have a known password. */
function isDemoCity({ demo, production, database }: Config): boolean {
  return demo && !production && !database.url;
}

/** One account of each kind that an app is for. */
function accountsFor(app: Static<typeof AppSchema>, { students, teachers, administrators }: DemoCity) {
  const staff = [...teachers.map((one) => ({ ...one, role: 'teacher' })), ...administrators];
  const people = app === 'student' ? students.map((one) => ({ ...one, role: 'student' })) : staff;
  return people
    .filter(({ role }, at) => people.findIndex((other) => other.role === role) === at)
    .map(({ educationId, name, role }) => ({ educationId, name, role }));
}

/** Tells a newcomer who to sign in as. */
export function createDemoRoom({ config }: Platform): Room {
  return {
    name: 'demo',
    service: defineService({
      name: 'demo',
      actions: {
        accounts: action({
          rest: 'GET /accounts',
          summary: 'Accounts of the demo city to try an app with, and their password; none where people are real.',
          allow: 'anyone',
          params: Type.Object({ app: AppSchema }, closed),
          returns: DemoAccountsSchema,
          handler: async ({ params }) => {
            if (!isDemoCity(config)) return nobody;
            return { password: demoPassword, accounts: accountsFor(params.app, await readDemoCity()) };
          },
        }),
      },
    }),
  };
}
