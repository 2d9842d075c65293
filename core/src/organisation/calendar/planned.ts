import type { CallAction, LocalText } from '@fudao/plugin-sdk';
import { stretchOfDays } from '../../runtime/city-time/index.ts';
import type { Scope } from './calendar-edit.ts';
import type { Planned } from './edit-schemas.ts';
import { calendarBetween, type SchoolCalendar } from './school-calendar.ts';
import { rangesOf } from './taken-days.ts';

interface Asking {
  call: CallAction;
  now: () => Date;
  timeZone: string;
}

/** A platform without the room of reservations plans nothing. */
function isNobodyThere(error: unknown): boolean {
  return (error as { cause?: { name?: string } }).cause?.name === 'ServiceNotFoundError';
}

async function plannedBetween(
  { call }: Asking,
  scope: Scope,
  stretch: { from: number; to: number },
): Promise<readonly Planned[]> {
  const params = { ...stretch, ...(scope === null ? {} : { districtId: scope }) };
  try {
    return (await call<{ items: Planned[] }>('policy.reservationsBetween', params)).items;
  } catch (error) {
    if (isNobodyThere(error)) return [];
    throw error;
  }
}

/** What falls on days, from now on, that stop being school days. */
export async function plannedOn(
  asking: Asking,
  scope: Scope,
  before: SchoolCalendar,
  taken: readonly string[],
): Promise<Planned[]> {
  const [first, last] = [taken[0], taken.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = calendarBetween(first, last, before);
  const schoolDays = new Set(days.filter(({ isSchoolDay }) => isSchoolDay).map(({ date }) => date));
  const now = asking.now().getTime();
  const counts = new Map<string, number>();
  for (const range of rangesOf(taken, (date) => !schoolDays.has(date))) {
    const { from, to } = stretchOfDays(range.from, range.to, asking.timeZone);
    if (to <= now) continue;
    for (const { activity, count } of await plannedBetween(asking, scope, { from: Math.max(from, now), to })) {
      counts.set(activity, (counts.get(activity) ?? 0) + count);
    }
  }
  return [...counts].filter(([, count]) => count > 0).map(([activity, count]) => ({ activity, count }));
}

const names: Readonly<Record<string, LocalText>> = {
  session: { 'zh-CN': '一对一辅导', en: 'one-to-one sessions' },
  class: { 'zh-CN': '互动课堂', en: 'interactive classes' },
  seat: { 'zh-CN': '课堂席位', en: 'seats in classes' },
  answer: { 'zh-CN': '答疑', en: 'answers' },
};

/** Figures for a sentence. */
export function plannedWords(planned: readonly Planned[]): LocalText {
  const say = (language: keyof LocalText, comma: string) =>
    planned.map(({ activity, count }) => `${names[activity]?.[language] ?? activity} ${count}`).join(comma);
  return { 'zh-CN': say('zh-CN', '、'), en: say('en', ', ') };
}
