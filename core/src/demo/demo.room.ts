import { action, defineService, Type, type Static } from '@fudao/plugin-sdk';
import type { Config } from '../runtime/config.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { addDays, localDateOf, weekOf } from '../runtime/city-time/index.ts';
import { demoPassword, readDemoCity, type DemoCity } from './demo-city.ts';
import { playEvening } from './play-evening.ts';

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

/** The school days of the two weeks that are over, Mondays to Fridays. */
function evenings(now: Date, timeZone: string): string[] {
  const monday = weekOf(localDateOf(now.getTime(), timeZone)).startsOn;
  return [-14, -13, -12, -11, -10, -7, -6, -5, -4, -3].map((days) => addDays(monday, days));
}

function eveningActions({ timeZone }: Config) {
  return {
    planEvenings: action({
      summary: 'Two weeks of tutoring of the demo city, for its reports, portraits and points: played one by one in the background.',
      allow: 'internal',
      params: Type.Object({}, closed),
      returns: Type.Null(),
      handler: (ctx) =>
        ctx.transaction(async (work) => {
          for (const [index, date] of evenings(ctx.now(), timeZone).entries()) work.defer('demo.playEvening', { index, date });
          return null;
        }),
    }),

    playEvening: action({
      summary: 'One evening of the demo city, by the actions that live tutoring is reserved, settled and rated with.',
      allow: 'internal',
      timeoutMs: 60_000,
      params: Type.Object({ index: Type.Integer(), date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }, closed),
      returns: Type.Null(),
      handler: async ({ call, params }) => {
        await playEvening(call, timeZone, params);
        return null;
      },
    }),
  };
}

/** Tells a newcomer who to sign in as. */
export function createDemoRoom({ config }: Platform): Room {
  return {
    name: 'demo',
    service: defineService({
      name: 'demo',
      actions: {
        ...eveningActions(config),
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
