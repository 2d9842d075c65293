/** What this plugin takes and gives: shared by its server and its interfaces (there as types only). */
import { Type, type Static } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** Longest text of a goal, in characters. */
export const longestGoal = 100;

/** The day of a goal, then an id: `2026-11-22.0193…`. */
export const GoalId = Type.String({ maxLength: 64, pattern: '^\\d{4}-\\d{2}-\\d{2}\\.[0-9a-f-]+$' });

export const Goal = Type.Object({ id: GoalId, day: Day, text: Type.String(), isReached: Type.Boolean() }, closed);
export type Goal = Static<typeof Goal>;

export const Goals = Type.Object(
  {
    today: Day,
    /** How many goals a student may have for one day. */
    most: Count,
    /** The latest first. */
    items: Type.Array(Goal),
  },
  closed,
);
export type Goals = Static<typeof Goals>;

export const DayCounts = Type.Object({ day: Day, set: Count, reached: Count }, closed);
export type DayCounts = Static<typeof DayCounts>;

export const Overview = Type.Object({ days: Type.Array(DayCounts) }, closed);
export type Overview = Static<typeof Overview>;

/** A district's settings (plugin.json `settings`). */
export interface Settings {
  goalsPerDay: number;
  daysShown: number;
  showsOverview: boolean;
}
