import { LocalTextSchema, Type, type Static, type TSchema } from '@fudao/plugin-sdk';
import { flagKinds } from './flags.ts';
import { modes, questionCount } from './scale.ts';
import type { Tag } from './tags.repository.ts';

export const closed = { additionalProperties: false } as const;
/** Null first: with the other order the check would turn null into an empty text. */
export const nullable = <S extends TSchema>(schema: S) => Type.Union([Type.Null(), schema]);
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Time = Type.Integer({ minimum: 0 });
const Mode = oneOf(modes);
const Reason = Type.String({ minLength: 1, maxLength: 500 });
const Limit = (maximum: number, byDefault: number) => Type.Integer({ minimum: 1, maximum, default: byDefault });

export const NoParams = Type.Object({}, closed);
export const ById = Type.Object({ id: Id }, closed);

/** Four questions of 0-3 for live tutoring, or stars for answers and lessons; the mode says which. */
export const GivenFields = Type.Object(
  {
    answers: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 3 }), { minItems: questionCount, maxItems: questionCount })),
    stars: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    tagIds: Type.Optional(Type.Array(Id, { maxItems: 6, uniqueItems: true })),
    /** Longer than may be kept, so that our own sentence says what the limit is. */
    words: Type.Optional(Type.String({ maxLength: 5_000 })),
  },
  closed,
);

export const ExpectParams = Type.Object(
  {
    studentId: Id,
    teacherId: Id,
    mode: Mode,
    causeId: Type.String({ minLength: 1, maxLength: 100 }),
    subject: Type.Optional(nullable(Id)),
    grade: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 12 }))),
    knowledgePointIds: Type.Array(Id, { maxItems: 20, default: [] }),
    /** When the service ended. */
    at: Time,
    /** What the student gave already, in a page of the mode's own. */
    rated: Type.Optional(Type.Object({ ...GivenFields.properties, at: Type.Optional(Time) }, closed)),
  },
  closed,
);

export const Expected = Type.Object(
  { id: nullable(Id), state: oneOf(['owed', 'rated', 'excluded', 'cancelled'] as const) },
  closed,
);

export const RateParams = Type.Object({ id: Id, ...GivenFields.properties }, closed);

export const Rated = Type.Object(
  { id: Id, state: Type.Literal('rated'), score: Type.Integer(), nextId: nullable(Id) },
  closed,
);

export const CancelParams = Type.Object({ mode: Mode, causeId: Type.String({ minLength: 1, maxLength: 100 }), reason: Reason }, closed);
export const Cancelled = Type.Object({ cancelled: Type.Integer() }, closed);

export const OwedParams = Type.Object({ studentId: Id }, closed);

export const OwedList = Type.Object(
  { items: Type.Array(Type.Object({ id: Id, mode: Mode, causeId: Type.String(), teacherId: Id, at: Time }, closed)) },
  closed,
);

const CauseId = Type.String({ minLength: 1, maxLength: 100 });
export const OwnOfParams = Type.Object({ mode: Mode, causeIds: Type.Array(CauseId, { maxItems: 100 }) }, closed);
export const OwnOfList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { id: Id, causeId: CauseId, state: oneOf(['owed', 'rated', 'cancelled'] as const), scale: Type.Union([Type.Literal(12), Type.Literal(5)]), score: nullable(Type.Integer()) },
        closed,
      ),
    ),
  },
  closed,
);

/** As the student's page shows it. */
export const OwnRating = Type.Object(
  {
    id: Id,
    state: oneOf(['owed', 'rated', 'cancelled'] as const),
    mode: Mode,
    scale: Type.Union([Type.Literal(12), Type.Literal(5)]),
    teacherId: Id,
    teacherName: Type.String(),
    subject: nullable(Type.String()),
    at: Time,
    score: nullable(Type.Integer()),
  },
  closed,
);
export const OwnRatingList = Type.Object({ items: Type.Array(OwnRating) }, closed);

export const TagsParams = Type.Object({ all: Type.Boolean({ default: false }) }, closed);
const TagName = Type.Object(
  { 'zh-CN': Type.String({ minLength: 1, maxLength: 12 }), en: Type.String({ minLength: 1, maxLength: 30 }) },
  closed,
);
export const NewTagParams = Type.Object({ name: TagName }, closed);
export const MergeParams = Type.Object({ id: Id, into: Id }, closed);
export const TagView = Type.Object(
  { id: Id, name: LocalTextSchema, state: oneOf(['active', 'retired', 'merged'] as const), mergedInto: nullable(Id) },
  closed,
);

export const tagView = ({ id, name, state, mergedInto }: Tag): Static<typeof TagView> => ({ id, name, state, mergedInto });

const Share = Type.Number();
export const QualityView = Type.Object(
  {
    quality: Share,
    from: Share,
    to: Share,
    ratings: Type.Integer(),
    weight: Type.Number(),
    mean: Share,
    priorMean: Share,
    priorRatings: Type.Integer(),
    halfLifeMonths: Type.Integer(),
  },
  closed,
);

const Counted = { low: Type.Integer(), middle: Type.Integer(), high: Type.Integer() };
const CountedTag = Type.Object({ id: Id, name: LocalTextSchema, ratings: Type.Integer() }, closed);
const HistoryMonth = Type.Object({ month: Type.String(), ratings: Type.Integer(), mean: Share, ...Counted }, closed);

export const PortraitView = Type.Object(
  {
    teacherId: Id,
    name: Type.String(),
    /** Steps in which ratings are shown; each holds so many, by as many students. */
    fewest: Type.Integer(),
    quality: nullable(QualityView),
    history: Type.Array(HistoryMonth),
    subjects: Type.Array(Type.Object({ subject: Type.String(), ratings: Type.Integer() }, closed)),
    knowledgePoints: Type.Array(Type.Object({ id: Id, name: Type.String(), ratings: Type.Integer() }, closed)),
    tags: Type.Array(CountedTag),
  },
  closed,
);

const Taught = Type.Object({ subjects: Type.Array(Type.String()), grades: Type.Array(Type.Integer()) }, closed);
/** Services that took place, rated or not; a class counts once. */
const Services = Type.Array(Type.Object({ mode: Mode, count: Type.Integer() }, closed));

/** The same with what else those who supervise want to know of the teacher. */
export const SupervisedPortrait = Type.Object(
  {
    ...PortraitView.properties,
    schoolName: nullable(Type.String()),
    districtName: nullable(Type.String()),
    /** Of the admission: only who is `admitted` may tutor now, and is shown to students. */
    standing: Type.String(),
    teaches: Taught,
    services: Services,
  },
  closed,
);

const { teacherId, name, fewest, subjects, knowledgePoints, tags } = PortraitView.properties;
const { quality, ratings, priorMean, halfLifeMonths } = QualityView.properties;

/** What a student sees: no months, no range, nothing of the admission but what the teacher teaches. */
/** What a plugin may weigh: shares and names, never who rated. `quality`: 0 to 1, null where too few rated. */
export const RatedStanding = Type.Object(
  { quality: nullable(Share), tags: Type.Array(LocalTextSchema), knowledgePointIds: Type.Array(Id) },
  closed,
);

export const MetTeacher = Type.Object(
  {
    ...{ teacherId, name, fewest, subjects, knowledgePoints, tags },
    schoolName: nullable(Type.String()),
    teaches: Taught,
    services: Services,
    quality: nullable(Type.Object({ quality, ratings, priorMean, halfLifeMonths }, closed)),
  },
  closed,
);

export const PortraitParams = Type.Object({ teacherId: Id }, closed);

const ModeSums = Type.Object(
  { mode: Mode, scale: Type.Integer(), ratings: Type.Integer(), meanScore: Type.Number(), ...Counted },
  closed,
);

export const ShownWords = Type.Object({ id: Id, mode: Mode, words: Type.String() }, closed);

const AppealAbout = oneOf(['words', 'tag', 'figure'] as const);
const AppealStage = oneOf(['district', 'city'] as const);
const AppealState = oneOf(['pending', 'kept', 'excluded'] as const);
const AppealStep = Type.Object(
  { kind: oneOf(['opened', 'kept', 'excluded', 'escalated'] as const), reason: Type.String(), excluded: Type.Integer(), at: Time },
  closed,
);
const appealFields = {
  id: Id,
  about: AppealAbout,
  target: Type.String(),
  /** Of an appeal against a style tag. */
  tagName: nullable(LocalTextSchema),
  stage: AppealStage,
  state: AppealState,
  createdAt: Time,
  steps: Type.Array(AppealStep),
};
export const OwnAppeal = Type.Object({ ...appealFields, mayGoToCity: Type.Boolean() }, closed);

export const OwnSums = Type.Object(
  { portrait: PortraitView, modes: Type.Array(ModeSums), words: Type.Array(ShownWords), appeals: Type.Array(OwnAppeal) },
  closed,
);

export const AppealParams = Type.Object(
  { about: AppealAbout, target: Type.String({ minLength: 1, maxLength: 64 }), reason: Reason },
  closed,
);
export const AppealReason = Type.Object({ id: Id, reason: Reason }, closed);

export const AppealsParams = Type.Object(
  { state: Type.Union([Type.Literal('pending'), Type.Literal('decided')], { default: 'pending' }), limit: Limit(50, 20), cursor: Type.Optional(Id) },
  closed,
);

/** A rating as those who decide see it: what was given, on which day, and not by whom. */
const ConcernedRating = Type.Object(
  { id: Id, mode: Mode, score: Type.Integer(), scale: Type.Integer(), day: Type.String(), subject: nullable(Type.String()), tagIds: Type.Array(Id), words: Type.String() },
  closed,
);
export const AppealView = Type.Object({ ...appealFields, teacherId: Id, teacherName: Type.String(), mayDecide: Type.Boolean() }, closed);
export const AppealPage = Type.Object({ items: Type.Array(AppealView), nextCursor: nullable(Id) }, closed);
export const AppealDetail = Type.Object({ ...AppealView.properties, ratings: Type.Array(ConcernedRating) }, closed);
export const AppealDecision = Type.Object(
  {
    id: Id,
    decision: Type.Union([Type.Literal('keep'), Type.Literal('exclude')]),
    ratingIds: Type.Array(Id, { maxItems: 100, default: [] }),
    reason: Reason,
  },
  closed,
);

export const WordsParams = Type.Object(
  { state: Type.Union([Type.Literal('waiting'), Type.Literal('shown'), Type.Literal('hidden')], { default: 'waiting' }), limit: Limit(50, 20), cursor: Type.Optional(Id) },
  closed,
);
export const WordsItem = Type.Object(
  {
    id: Id,
    state: oneOf(['waiting', 'shown', 'hidden'] as const),
    words: Type.String(),
    doubt: nullable(Type.String()),
    mode: Mode,
    score: Type.Integer(),
    scale: Type.Integer(),
    teacherName: Type.String(),
    day: Type.String(),
    reason: nullable(Type.String()),
  },
  closed,
);
export const WordsPage = Type.Object({ items: Type.Array(WordsItem), nextCursor: nullable(Id) }, closed);
export const WordsDecision = Type.Object(
  { id: Id, decision: Type.Union([Type.Literal('show'), Type.Literal('hide')]), reason: Type.Optional(Type.String({ maxLength: 500 })) },
  closed,
);

const flagFilter = {
  kind: Type.Optional(oneOf(flagKinds)),
  state: Type.Union([Type.Literal('new'), Type.Literal('looked-at'), Type.Literal('all')], { default: 'new' }),
  districtId: Type.Optional(Id),
};
export const FlagsParams = Type.Object({ ...flagFilter, limit: Limit(100, 20), cursor: Type.Optional(Type.String({ maxLength: 90 })) }, closed);
export const FlagsExportParams = Type.Object(
  { ...flagFilter, language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')], { default: 'zh-CN' }), cursor: Type.Optional(Type.String({ maxLength: 90 })) },
  closed,
);
export const FlagFigures = Type.Object(
  {
    count: Type.Integer(),
    of: Type.Integer(),
    share: Share,
    expected: Share,
    probability: Type.Number(),
    students: Type.Optional(Type.Integer()),
    adopted: Type.Optional(Type.Integer()),
  },
  closed,
);
export const FlagView = Type.Object(
  {
    id: Id,
    kind: oneOf(flagKinds),
    month: Type.String(),
    teacherId: nullable(Id),
    teacherName: nullable(Type.String()),
    /** Null also for a child of another district. */
    studentName: nullable(Type.String()),
    classGroupName: nullable(Type.String()),
    subject: nullable(Type.String()),
    districtId: nullable(Id),
    figures: FlagFigures,
    foundAt: Time,
    lookedAt: nullable(Time),
    note: nullable(Type.String()),
  },
  closed,
);
export const FlagPage = Type.Object({ items: Type.Array(FlagView), nextCursor: nullable(Type.String()) }, closed);
export const FlagsCsv = Type.Object({ csv: Type.String(), nextCursor: nullable(Type.String()) }, closed);
export const LookParams = Type.Object({ id: Id, note: Reason }, closed);

export const ratedEvent = Type.Object(
  {
    ratingId: Id,
    teacherId: Id,
    studentId: Id,
    mode: Mode,
    causeId: Type.String(),
    score: Type.Integer(),
    scale: Type.Union([Type.Literal(12), Type.Literal(5)]),
    at: Time,
    /** What the service was about; absent in events from before it was told. */
    subject: Type.Optional(nullable(Id)),
    grade: Type.Optional(nullable(Type.Integer())),
    knowledgePointIds: Type.Optional(Type.Array(Id)),
  },
  closed,
);

/** A rating that was given counts no more: it was excluded, or its service annulled. */
export const uncountedEvent = Type.Object(
  { ratingId: Id, teacherId: Id, studentId: Id, mode: Mode, causeId: Type.String(), at: Time },
  closed,
);

/** Figures that supervision should look at, once for each kind, pair and month. */
export const flaggedEvent = Type.Object(
  { flagId: Type.String(), kind: oneOf(flagKinds), teacherId: nullable(Id), count: Type.Integer(), of: Type.Integer(), at: Time },
  closed,
);
