import { action, defineService, Type, type Static } from '@fudao/plugin-sdk';
import type { Config } from '../runtime/config.ts';
import type { Room } from '../runtime/room.ts';
import { none } from '../runtime/room-privacy.ts';
import { addDays, localDateOf, weekOf } from '../runtime/city-time/index.ts';
import type { Acting } from './acting.ts';
import { demoPassword, readDemoCity, type DemoCity } from './demo-city.ts';
import { demoQuestions } from './demo-questions.ts';
import { noteStep, stepsDone } from './demo-steps.ts';
import { playEvening } from './play-evening.ts';
import { enableQuestions, playQuestion } from './play-question.ts';

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

/** Once, and only where the city was made with these steps; what it defers is kept until it is done. */
function planLife({ timeZone }: Config) {
  return action({
    summary: 'Two weeks of tutoring of the demo city and a handful of questions: played one by one in the background, planned once.',
    allow: 'internal',
    params: Type.Object({}, closed),
    returns: Type.Null(),
    handler: async (ctx) => {
      const done = await stepsDone(ctx.db);
      if (!done.has('consents') || done.has('life')) return null;
      return ctx.transaction(async (work) => {
        await noteStep(work.db, 'life', ctx.now());
        for (const [index, date] of evenings(ctx.now(), timeZone).entries()) work.defer('demo.playEvening', { index, date });
        work.defer('demo.playQuestions', {});
        return null;
      });
    },
  });
}

function questionActions(acting: Acting) {
  return {
    playQuestions: action({
      summary: 'Enables the Q&A centre in one district of the demo city, and lets a handful of questions be asked there.',
      allow: 'internal',
      timeoutMs: 90_000,
      params: Type.Object({}, closed),
      returns: Type.Null(),
      handler: async (ctx) => {
        if (!(await enableQuestions(acting))) return null;
        return ctx.transaction((work) => {
          for (const index of demoQuestions.keys()) work.defer('demo.playQuestion', { index });
          return Promise.resolve(null);
        });
      },
    }),

    playQuestion: action({
      summary: 'One question of the demo city with what became of it, by the actions of the Q&A centre.',
      allow: 'internal',
      timeoutMs: 60_000,
      params: Type.Object({ index: Type.Integer({ minimum: 0, maximum: demoQuestions.length - 1 }) }, closed),
      returns: Type.Null(),
      handler: async ({ params }) => (await playQuestion(acting, demoQuestions[params.index]!), null),
    }),
  };
}

function eveningActions({ timeZone }: Config) {
  return {
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
export function createDemoRoom(acting: Acting): Room {
  const { config } = acting.platform;
  return {
    name: 'demo',
    migrations: new URL('./migrations/', import.meta.url),
    privacy: { tables: { demo_steps: none('What of the made-up city is made.') } },
    service: defineService({
      name: 'demo',
      actions: {
        ...eveningActions(config),
        ...questionActions(acting),
        planLife: planLife(config),
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
