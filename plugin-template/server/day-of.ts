const inChina = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
const dayMs = 86_400_000;

/** The calendar day of a moment where the students are: `2026-11-22`. */
export function dayOf(moment: Date): string {
  return inChina.format(moment);
}

/** The days up to a day, the earliest first. */
export function daysUpTo(day: string, count: number): string[] {
  const last = Date.parse(day);
  return Array.from({ length: count }, (_, index) =>
    new Date(last - (count - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
}
