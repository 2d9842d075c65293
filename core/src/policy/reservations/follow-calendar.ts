import type { ActionContext, LocalText, PluginContext, Work } from '@fudao/plugin-sdk';
import { stretchOfDay, type LocalDate } from '../../runtime/city-time/index.ts';
import type { PolicyParts } from '../policy-parts.ts';
import { momentText } from '../refusal.ts';
import { endOne } from './end-service.ts';
import { findHeldSeats, findParties, findPlannedOn, lockPeople, lockReservation, type Planned } from './reservations.repository.ts';

/** `organisation.calendar-changed.v1`, as far as it is needed. */
export interface CalendarChanged {
  /** Null: the city's calendar, and with it every district's. */
  readonly districtId: string | null;
  /** Days that are no school days any more. */
  readonly taken: readonly LocalDate[];
}

type Context = PluginContext<never>;

/** The word may come late, after the day was given back: what counts is how the calendar stands now. */
async function isSchoolDay({ call }: Context, date: LocalDate, districtId: string | null): Promise<boolean> {
  const { items } = await call<{ items: { isSchoolDay: boolean }[] }>('organisation.calendar', { from: date, to: date, ...(districtId !== null && { districtId }) });
  return items.some((day) => day.isSchoolDay);
}

const someAtOnce = 500;

/** Of people who live in more than one district, one district's holiday is enough. */
async function withinDistrict({ call }: Context, planned: readonly Planned[], districtId: string): Promise<Planned[]> {
  const ids = [...new Set(planned.flatMap(({ personIds }) => personIds))];
  const there = new Set<string>();
  for (let from = 0; from < ids.length; from += someAtOnce) {
    const people = await call<{ id: string; districtId: string | null }[]>('identity.districts', { ids: ids.slice(from, from + someAtOnce) });
    for (const one of people) if (one.districtId === districtId) there.add(one.id);
  }
  return planned.filter(({ personIds }) => personIds.some((id) => there.has(id)));
}

function tell(work: Work, accountId: string, at: LocalText): void {
  const title = { 'zh-CN': `因校历调整，${at['zh-CN']}的辅导已取消`, en: `The tutoring of ${at.en} is cancelled: there is no school that day` };
  work.notify({ accountId, kind: 'policy.cancelled', title });
}

/** With a class go the seats in it; told twice, there is nothing left to release. */
export function releaseForCalendar(context: ActionContext<{ id: string }>, { timeZone }: PolicyParts): Promise<void> {
  const { id } = context.params;
  return context.transaction(async (work) => {
    const parties = await findParties(work.db, id);
    await lockPeople(work.db, parties.map(({ personId }) => personId));
    const found = await lockReservation(work.db, id);
    const now = context.now().getTime();
    // What has begun meanwhile goes on to its end.
    if (found?.state !== 'held' || found.startsAt <= now) return;
    for (const seatId of await findHeldSeats(work.db, id)) parties.push(...(await findParties(work.db, seatId)));
    const [first] = parties;
    await endOne(work, found, first?.personId, 'calendar', now);
    const at = momentText(found.startsAt, timeZone);
    for (const personId of new Set(parties.map((party) => party.personId))) tell(work, personId, at);
  });
}

/**
 * What is planned on days that the calendar took away does not take place, and the people hear of it. What runs goes on
 * to its end: nobody is sent away in the middle for a holiday that was entered that evening.
 */
export async function followCalendar(context: Context, parts: PolicyParts, { districtId, taken }: CalendarChanged): Promise<void> {
  // From now on every node decides by the calendar as it is.
  parts.tellNodes();
  const now = context.now().getTime();
  const found: Planned[] = [];
  for (const date of taken) {
    const day = stretchOfDay(date, parts.timeZone);
    const planned = day.to <= now ? [] : await findPlannedOn(context.db, day, now);
    if (planned.length === 0 || (await isSchoolDay(context, date, districtId))) continue;
    found.push(...(districtId === null ? planned : await withinDistrict(context, planned, districtId)));
  }
  if (found.length === 0) return;
  const ids = new Set(found.map(({ id }) => id));
  await context.transaction(async (work) => {
    // Seats go with their class.
    for (const { id, classId } of found) {
      if (classId === null || !ids.has(classId)) work.defer('policy.releaseForCalendar', { id });
    }
  });
}
