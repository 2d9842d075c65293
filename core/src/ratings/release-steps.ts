export interface WaitingRating {
  readonly id: string;
  readonly studentId: string;
}

/**
 * Which of a teacher's waiting ratings of one mode come in now, in whole steps.
 *
 * A step is `fewest` ratings by as many different students, one of each. Teachers see sums of whole steps only, so
 * whoever looks before and after learns about `fewest` students together and never about one; one student's many
 * ratings wait for other students. What fills no step waits on, however long.
 * @param waiting those of past days, oldest first: nothing that came in today is among them, so that no step can be
 *   told from the moment a student was there
 */
export function releaseSteps<T extends WaitingRating>(waiting: readonly T[], fewest: number): T[][] {
  const steps: T[][] = [];
  for (let rest = waiting; ;) {
    const step = firstOfEach(rest, fewest);
    if (step.length < fewest) return steps;
    const taken = new Set(step);
    steps.push(step);
    rest = rest.filter((rating) => !taken.has(rating));
  }
}

function firstOfEach<T extends WaitingRating>(ratings: readonly T[], most: number): T[] {
  const first = new Map<string, T>();
  for (const rating of ratings) {
    if (first.size === most) break;
    if (!first.has(rating.studentId)) first.set(rating.studentId, rating);
  }
  return [...first.values()];
}
