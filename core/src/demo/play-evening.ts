import { FudaoError, type CallAction } from '@fudao/plugin-sdk';
import { momentOf } from '../runtime/city-time/index.ts';
import { readDemoCity } from './demo-city.ts';
import { eveningOf, type DemoClass, type DemoSession, type Given } from './evening.ts';

const minuteMs = 60_000;

interface Held {
  readonly id: string;
  readonly startsAt: number;
}

/** By whom and when it is played. */
interface Stage {
  readonly call: CallAction;
  readonly date: string;
  readonly timeZone: string;
  readonly idOf: (educationId: string) => string;
}

/** The rules' room says no on holidays, and where somebody has tried something already: then it does not take place. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FudaoError && error.code.startsWith('POLICY_')) return undefined;
    throw error;
  }
}

const settle = ({ call }: Stage, { id, startsAt }: Held, minutes: number) =>
  call('policy.settle', { id, startedAt: startsAt, endedAt: startsAt + minutes * minuteMs });

interface Service {
  readonly mode: 'session' | 'class';
  readonly of: DemoSession | DemoClass;
  readonly student: string;
  readonly endedAt: number;
}

/** Before it is settled: from then on a student who has not rated owes it, and takes part in nothing else. */
function rate({ call, idOf }: Stage, { mode, of, student, endedAt }: Service, given: Given | null): Promise<unknown> {
  const { key: causeId, teacher, subject, grade, knowledgePointIds } = of;
  const about = { mode, causeId, subject, grade, knowledgePointIds, at: endedAt };
  return call('ratings.expect', {
    ...{ studentId: idOf(student), teacherId: idOf(teacher), ...about },
    ...(given && { rated: { ...given, at: endedAt + 2 * minuteMs } }),
  });
}

const momentIn = ({ date, timeZone }: Stage, minute: number) => momentOf(date, minute, timeZone);

async function playSession(stage: Stage, session: DemoSession): Promise<void> {
  const { call, idOf } = stage;
  const { key, teacher, student, minutes, fromMinute, given } = session;
  const demand = { activity: 'session', teacherId: idOf(teacher), studentId: idOf(student), at: momentIn(stage, fromMinute), minutes };
  const held = await unlessRefused(() => call<Held>('policy.reserve', { ...demand, key }));
  if (!held) return;
  await rate(stage, { mode: 'session', of: session, student, endedAt: held.startsAt + minutes * minuteMs }, given);
  await settle(stage, held, minutes);
}

async function playSeat(stage: Stage, of: DemoClass, { id: classId }: Held, { student, given }: DemoClass['seats'][number]): Promise<void> {
  const seat = { activity: 'seat', key: `${of.key}-${student}`, classId, studentId: stage.idOf(student) };
  const held = await unlessRefused(() => stage.call<Held>('policy.reserve', seat));
  if (!held || !given) return;
  await rate(stage, { mode: 'class', of, student, endedAt: held.startsAt + of.minutes * minuteMs }, given);
  await settle(stage, held, of.minutes);
}

async function playClass(stage: Stage, of: DemoClass): Promise<void> {
  const { key, teacher, fromMinute, minutes } = of;
  const demand = { activity: 'class', key, teacherId: stage.idOf(teacher), at: momentIn(stage, fromMinute), minutes, seats: 20 };
  const held = await unlessRefused(() => stage.call<Held>('policy.reserve', demand));
  if (!held) return;
  for (const seat of of.seats) await playSeat(stage, of, held, seat);
  await settle(stage, held, minutes);
}

/** One evening of tutoring as it comes about: reserved, held, rated. Played again it changes nothing. */
export async function playEvening(call: CallAction, timeZone: string, { index, date }: { index: number; date: string }): Promise<void> {
  const { students } = await readDemoCity();
  const { sessions, classes } = eveningOf(index, students);
  const people = [...sessions.flatMap(({ teacher, student }) => [teacher, student]), ...classes.flatMap(({ teacher, seats }) => [teacher, ...seats.map(({ student }) => student)])];
  const found = await call<{ id: string; educationId: string }[]>('identity.accountsByEducationIds', { educationIds: [...new Set(people)] });
  const ids = new Map(found.map(({ id, educationId }) => [educationId, id]));
  const stage: Stage = { call, date, timeZone, idOf: (educationId) => ids.get(educationId) ?? '' };
  for (const session of sessions) await playSession(stage, session);
  for (const one of classes) await playClass(stage, one);
}
