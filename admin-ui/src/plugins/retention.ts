const units = { Y: 'plugins.years', M: 'plugins.months', D: 'plugins.days' } as const;

export interface RetentionPart {
  /** Key of the words. */
  readonly text: string;
  readonly count: number;
}

/** An ISO 8601 duration of days and more, such as `P1Y6M`, part by part. */
export function readRetention(duration: string): RetentionPart[] {
  return [...duration.matchAll(/(\d+)([YMD])/g)].map(([, count, unit]) => ({
    text: units[unit as keyof typeof units],
    count: Number(count),
  }));
}
