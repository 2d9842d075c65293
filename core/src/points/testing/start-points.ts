import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { untilTaken } from '../../testing/until-taken.ts';
import type { Awarded } from '../ledger/award.ts';
import { createPointsRoom } from '../points.room.ts';
import type { ServiceKind } from '../rules/service-kind.ts';
import { aCity, standInRooms, type City } from './stand-in-rooms.ts';

export interface TestPoints {
  readonly rooms: TestRooms;
  readonly city: City;
  /** Moves the clock. */
  setNow(moment: string): void;
  /** A teacher whom nobody else uses. */
  newTeacher(districtId?: string): Caller;
  administrator(role: 'district-administrator' | 'city-administrator' | 'school-administrator', districtId?: string): Caller;
  /** @param givenAt of an answer: when it was given; in an evening of tutoring unless told */
  award(teacher: Caller, kind: ServiceKind, causeId: string, at: string, quantity?: number, givenAt?: string): Promise<Awarded>;
  reverse(teacher: Caller, kind: ServiceKind, causeId: string): Promise<Awarded>;
  statement(teacher: Caller, params?: object, as?: Caller): Promise<Statement>;
}

export interface Statement {
  readonly totals: { earned: number; corrected: number; granted: number; cutByWeek: number; cutByTerm: number; held: number; isClosed: boolean; fen: number };
  readonly weeks: { week: string; answers: number; amount: number }[];
  readonly thisWeek: { answers: number; limit: number } | null;
  readonly items: { id: string; kind: string; type: string; amount: number; explanation: { en: string }[]; reason: string | null }[];
  readonly nextCursor: string | null;
}

/** The ledger among rooms that stand in; in the evening of 27 November 2026. */
export async function startPoints(databaseUrl?: string): Promise<TestPoints> {
  const city = aCity();
  let now = new Date('2026-11-27T20:00:00+08:00');
  let made = 0;
  const rooms = await startRooms((platform) => [...standInRooms(city), createPointsRoom(platform)], {
    ...(databaseUrl ? { databaseUrl } : {}),
    now: () => now,
  });
  const account = (role: Caller['roles'][number], districtId: string | null): Caller => {
    const id = `${role}-${++made}`;
    const place = { districtId, schoolId: districtId && `${districtId}-school` };
    city.people.push({ id, name: `name of ${id}`, educationId: id.toUpperCase(), ...place });
    return { ...systemCaller, kind: 'account', id, name: `name of ${id}`, roles: [role], ...place };
  };
  return {
    rooms,
    city,
    setNow: (moment) => void (now = new Date(moment)),
    newTeacher: (districtId = 'east') => account('teacher', districtId),
    administrator: (role, districtId) => account(role, districtId ?? null),
    award: ({ id: teacherId }, kind, causeId, at, quantity = 1, givenAt = '2026-11-25T19:00:00+08:00') => {
      const service = { teacherId, kind, causeId, at: Date.parse(at), givenAt: Date.parse(givenAt), quantity };
      return untilTaken(() => rooms.call('points.award', service));
    },
    reverse: ({ id: teacherId }, kind, causeId) => rooms.call('points.reverse', { teacherId, kind, causeId, reason: 'called-off' }),
    statement: (teacher, params = {}, as = teacher) => {
      const whose = as === teacher ? {} : { teacherId: teacher.id };
      return rooms.call('points.statement', { ...whose, ...params }, as, { fromOutside: true });
    },
  };
}

export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'fine',
    (error: { code: string }) => error.code,
  );
