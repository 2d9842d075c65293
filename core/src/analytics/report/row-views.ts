import type { Static } from '@fudao/plugin-sdk';
import { minutesOf, type Figures } from '../figures/sums.ts';
import { findPeople, type Calling } from '../people.ts';
import type { RowView } from '../schemas.ts';
import { findPlaces, type Places } from './places.ts';
import { meanOf, type Level, type Row } from './rows.ts';

type View = Static<typeof RowView>;

export function workOf(figures: Figures) {
  const { sessions, classes, answers, adopted } = figures;
  return { minutes: minutesOf(figures), sessions, classes, answers, adopted };
}

/** How much is told: means need some ratings, and an old report knows nothing of points and seats. */
export interface Telling {
  readonly fewest: number;
  readonly hasPoints: boolean;
}

const attendanceOf = ({ seats, seatsTaken: taken, attended }: Figures) => ({ seats, taken, attended });
const earningsOf = ({ pointsEarned: earned, pointsCut: cut }: Figures) => ({ earned, cut });

/** What is told of a row; sums of ratings stay here, or few ratings could be told apart. */
export function rowView(row: Row, name: string | null, places: Places, before: Figures | undefined, { fewest, hasPoints }: Telling): View {
  const { figures, id, districtId, schoolId, teachers, medianResponse, students, correction } = row;
  return {
    ...{ id, name, districtId, schoolId, teachers, medianResponse, students },
    ...{ districtName: places.district(districtId), schoolName: places.school(schoolId) },
    ...workOf(figures),
    ...{ responses: figures.responses, withinHour: figures.withinHour },
    live: meanOf(figures.liveRatings, figures.liveScore, fewest),
    stars: meanOf(figures.starRatings, figures.starScore, fewest),
    ...{ subjects: [...row.subjects], points: [...row.points], anomalies: [...row.anomalies] },
    before: before ? workOf(before) : null,
    attendance: hasPoints ? attendanceOf(figures) : null,
    earnings: hasPoints ? earningsOf(figures) : null,
    correction: correction && { ...workOf(correction), earnings: hasPoints ? earningsOf(correction) : null },
  };
}

/** What rows are called: by their id, a teacher, a school or a district. */
export async function namesOf(context: Calling, rows: readonly Row[], level: Level, places: Places): Promise<(id: string) => string | null> {
  if (level === 'districts') return places.district;
  if (level === 'schools') return places.school;
  const people = await findPeople(context, rows.map(({ id }) => id));
  return (id) => people.get(id)?.name ?? null;
}

export async function rowViews(context: Calling, rows: readonly Row[], level: Level, before: ReadonlyMap<string, Figures>, telling: Telling): Promise<View[]> {
  const places = await findPlaces(context, rows);
  const nameOf = await namesOf(context, rows, level, places);
  return rows.map((row) => rowView(row, nameOf(row.id), places, before.get(row.id), telling));
}
