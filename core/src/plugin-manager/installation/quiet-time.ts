/** When live tutoring takes place on school days, in the city's local time (rule "tutoring hours"). */
export const tutoringHours = { from: '18:00', to: '21:00' } as const;

/** A moment in the city's zone. */
export interface LocalTime {
  /** `2026-11-23` */
  readonly date: string;
  /** `18:30` */
  readonly time: string;
}

/** @throws RangeError for a zone that does not exist */
export function localTimeOf(at: Date, timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [date = '', time = ''] = format.format(at).split(' ');
  return { date, time };
}

/** Whether a change at that moment could meet a child in the middle of a lesson. */
export function isTutoringTime({ time }: LocalTime, isSchoolDay: boolean): boolean {
  return isSchoolDay && time >= tutoringHours.from && time < tutoringHours.to;
}
