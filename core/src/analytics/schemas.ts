import { languages, Type, type TSchema } from '@fudao/plugin-sdk';
import { modes } from './figures/activity.ts';
import { anomalyKinds } from './figures/anomalies.ts';
import { periodKinds } from './period.ts';
import { levels, sortKeys } from './report/rows.ts';

export const closed = { additionalProperties: false } as const;
/** Null first: with the other order the check would turn null into an empty text. */
export const nullable = <S extends TSchema>(schema: S) => Type.Union([Type.Null(), schema]);
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));
const withDefault = <T extends string>(values: readonly T[], value: T) => Type.Union(values.map((one) => Type.Literal(one)), { default: value });

const Id = Type.String({ minLength: 1, maxLength: 64 });
const DateText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Count = Type.Integer();

export const largestPage = 1_000;

/** A week or month by any day of it; the last one that is over unless told. */
const period = { kind: withDefault(periodKinds, 'week'), date: Type.Optional(DateText) };
const place = { districtId: Type.Optional(Id), schoolId: Type.Optional(Id) };
const rows = {
  ...period,
  ...place,
  level: withDefault(levels, 'teachers'),
  /** Part of a name. */
  q: Type.Optional(Type.String({ maxLength: 64 })),
  anomaly: Type.Optional(oneOf(['any', ...anomalyKinds] as const)),
  sort: withDefault([...sortKeys, 'name'] as const, 'minutes'),
  direction: withDefault(['asc', 'desc'] as const, 'desc'),
};

export const ReportParams = Type.Object(
  { ...rows, offset: Type.Integer({ minimum: 0, default: 0 }), limit: Type.Integer({ minimum: 1, maximum: largestPage, default: 50 }) },
  closed,
);
export const ExportParams = Type.Object({ ...rows, language: withDefault(languages, 'zh-CN') }, closed);
export const PlaceParams = Type.Object({ ...period, ...place }, closed);
export const OwnParams = Type.Object(period, closed);
export const TeacherParams = Type.Object({ id: Id, ...period }, closed);
export const ActivitiesParams = Type.Object(
  { id: Id, ...period, limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }), cursor: Type.Optional(Type.String({ maxLength: 130 })) },
  closed,
);
export const OwnActivitiesParams = Type.Omit(ActivitiesParams, ['id'], closed);
export const PointsParams = Type.Object(
  {
    ...period,
    ...place,
    subject: Type.Optional(Id),
    grade: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 30 }),
  },
  closed,
);

const PeriodView = Type.Object(
  {
    kind: oneOf(periodKinds),
    key: Type.String(),
    startsOn: DateText,
    endsOn: DateText,
    isOver: Type.Boolean(),
    /** When it was fixed, in milliseconds; null while figures still come in. */
    fixedAt: nullable(Count),
    rulesVersion: Type.String(),
  },
  closed,
);

const Counted = Type.Object({ id: Type.String(), count: Count }, closed);
const Mean = Type.Object({ count: Count, mean: nullable(Type.Number()) }, closed);
const Work = { minutes: Count, sessions: Count, classes: Count, answers: Count, adopted: Count };
const WorkView = Type.Object(Work, closed);
/** Hundredths of a point: what service of the period earned by now, and what limits of week and term kept back. */
const EarningsView = Type.Object({ earned: Count, cut: Count }, closed);
/** In classes: how many could have come, how many had a seat, and how many came. */
const AttendanceView = Type.Object({ seats: Count, taken: Count, attended: Count }, closed);

const AnomalyView = Type.Object(
  {
    kind: oneOf(anomalyKinds),
    count: Count,
    of: Count,
    what: oneOf(['sessions', 'activities', 'minutes', 'answers', 'ratings', 'teachers'] as const),
  },
  closed,
);

export const RowView = Type.Object(
  {
    id: Type.String(),
    name: nullable(Type.String()),
    districtId: nullable(Type.String()),
    districtName: nullable(Type.String()),
    schoolId: nullable(Type.String()),
    schoolName: nullable(Type.String()),
    teachers: Count,
    ...Work,
    /** Answers of which is known how long the question waited; those within an hour; the median in seconds. */
    responses: Count,
    withinHour: Count,
    medianResponse: nullable(Count),
    students: nullable(Count),
    /** Ratings of live tutoring (0-12) and stars (1-5); without a mean where there are too few. */
    live: Mean,
    stars: Mean,
    subjects: Type.Array(Counted),
    points: Type.Array(Counted),
    anomalies: Type.Array(AnomalyView),
    before: nullable(WorkView),
    /** What it would say now, where something came after it was fixed. */
    correction: nullable(Type.Object({ ...Work, earnings: nullable(EarningsView) }, closed)),
    /** Null in a report that was fixed before it told them. */
    attendance: nullable(AttendanceView),
    earnings: nullable(EarningsView),
  },
  closed,
);

export const ReportView = Type.Object(
  {
    period: PeriodView,
    /** Whose report it is; null for the city. */
    place: Type.Object({ districtId: nullable(Type.String()), districtName: nullable(Type.String()), schoolId: nullable(Type.String()), schoolName: nullable(Type.String()) }, closed),
    fewestRatings: Count,
    total: RowView,
    items: Type.Array(RowView),
    /** How many rows there are in all, and how many of them were corrected. */
    rows: Count,
    corrected: Count,
    nextOffset: nullable(Count),
  },
  closed,
);

const PointNames = Type.Record(Type.String(), Type.String());
export const TeacherView = Type.Object({ period: PeriodView, row: RowView, fewestRatings: Count, pointNames: PointNames }, closed);
/** The own report: what students gave is in the own ratings, where nobody can be told apart. */
export const OwnView = Type.Object({ period: PeriodView, row: nullable(Type.Omit(RowView, ['live', 'stars'], closed)), fewestRatings: Count, pointNames: PointNames }, closed);

const ActivityView = Type.Object(
  {
    id: Type.String(),
    mode: oneOf(modes),
    startedAt: Count,
    seconds: Count,
    subject: nullable(Type.String()),
    grade: nullable(Count),
    isAdopted: Type.Boolean(),
    /** Seconds that the question waited. */
    response: nullable(Count),
    isShort: Type.Boolean(),
    isOutside: Type.Boolean(),
    /** What its records are about: a reservation, a question. Null in the own report. */
    subjectId: nullable(Type.String()),
    /** Only of students of the own scope. */
    studentId: nullable(Type.String()),
    studentSchool: nullable(Type.String()),
  },
  closed,
);
export const ActivityPage = Type.Object({ items: Type.Array(ActivityView), nextCursor: nullable(Type.String()) }, closed);

export const PointsView = Type.Object(
  {
    period: PeriodView,
    schools: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), count: Count }, closed)),
    items: Type.Array(
      Type.Object(
        { id: Type.String(), name: Type.String(), count: Count, schools: Type.Array(Counted) },
        closed,
      ),
    ),
    /** Questions and sessions with a knowledge point, over all knowledge points. */
    total: Count,
  },
  closed,
);

export const TrendView = Type.Object(
  {
    items: Type.Array(
      Type.Object({ key: Type.String(), startsOn: DateText, minutes: Count, sessions: Count, answers: Count, teachers: Count }, closed),
    ),
  },
  closed,
);
