/** When people are warned that the time comes to its end, in minutes before it. */
export const warningMinutes = [5, 1] as const;
export type Warning = (typeof warningMinutes)[number];

export interface RoomTime {
  readonly phase: 'before' | 'running' | 'over';
  /** Until the end; before the beginning until that. Never below 0. */
  readonly remainingMs: number;
  /** The latest warning that is due; null: there is time. */
  readonly warning: Warning | null;
}

const minuteMs = 60_000;

/** How far the device's clock is from the server's. @param serverNow as the server said it at that moment of the device */
export function clockOffset(serverNow: number, deviceNow: number): number {
  return serverNow - deviceNow;
}

/** What the room's clock shows; all in milliseconds since 1970 by the server. */
export function roomTime({ startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number }, now: number): RoomTime {
  if (now < startsAt) return { phase: 'before', remainingMs: startsAt - now, warning: null };
  const remainingMs = Math.max(0, endsAt - now);
  if (remainingMs === 0) return { phase: 'over', remainingMs, warning: null };
  const due = warningMinutes.filter((minutes) => remainingMs <= minutes * minuteMs);
  return { phase: 'running', remainingMs, warning: due.at(-1) ?? null };
}
