/** What a rating can be for: the four forms of tutoring. */
export const modes = ['session', 'class', 'answer', 'lesson'] as const;
export type Mode = (typeof modes)[number];

/**
 * Live tutoring is rated on the 12-point scale, four questions of 0 to 3; answers and lessons by 1 to 5 stars
 * (the programme's rules: "rating obligatory after every form of tutoring", modes 1 to 4).
 */
export const questionCount = 4;
const mostPerQuestion = 3;
const mostStars = 5;

export interface Given {
  /** For live tutoring: 0 to 3 for each of the four questions. */
  readonly answers?: readonly number[] | undefined;
  /** For answers and lessons: 1 to 5. */
  readonly stars?: number | undefined;
}

/** The best score of a mode. */
export function scaleOf(mode: Mode): 12 | 5 {
  return mode === 'session' || mode === 'class' ? 12 : 5;
}

const isWithin = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;

/** The score in points or stars; undefined for what does not fit the mode's scale. */
export function scoreOf(mode: Mode, { answers, stars }: Given): number | undefined {
  if (scaleOf(mode) === 5) {
    return answers === undefined && stars !== undefined && isWithin(stars, 1, mostStars) ? stars : undefined;
  }
  if (stars !== undefined || answers?.length !== questionCount) return undefined;
  if (!answers.every((answer) => isWithin(answer, 0, mostPerQuestion))) return undefined;
  return answers.reduce((sum, answer) => sum + answer, 0);
}

/** Thousandths of the way from the worst score of the mode to its best: what both scales have in common. */
export function shareOf(mode: Mode, score: number): number {
  return scaleOf(mode) === 5 ? (score - 1) * 250 : Math.round((score * 1000) / 12);
}

export const bestShare = 1000;

export const buckets = ['low', 'middle', 'high'] as const;
export type Bucket = (typeof buckets)[number];

/** 0-4, 5-8 and 9-12 points; 1-2, 3 and 4-5 stars. */
export function bucketOf(share: number): Bucket {
  if (share < 400) return 'low';
  return share < 700 ? 'middle' : 'high';
}
