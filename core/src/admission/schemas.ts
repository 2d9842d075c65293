import { Type } from '@fudao/plugin-sdk';
import { AdmissionPolicySchema, DeadlinesSchema, TitleSchema } from './admission-policy.ts';
import { admissionStates } from './admission-rules.ts';
import { ApplicationContentSchema, CertificateSchema, contentParts } from './application-content.ts';
import { applicationStates, levels } from './levels.ts';
import { StandingSchema } from './standing.ts';
import { stepKinds } from './steps.repository.ts';

export const closed = { additionalProperties: false } as const;
const literals = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([Type.Null(), schema]);

export const Id = Type.String({ minLength: 1, maxLength: 64 });
const Revision = Type.Integer({ minimum: 0 });
const Moment = Type.Integer();
const maybeMoment = orNull(Moment);
const maybeText = orNull(Type.String());
export const Cursor = Type.String({ maxLength: 128 });
export const LevelSchema = literals(levels);
const State = literals(applicationStates);
const Part = literals(contentParts);
export const Reason = Type.String({ maxLength: 500 });

export const NoParams = Type.Object({}, closed);
export const ById = Type.Object({ id: Id }, closed);
export const ByRevision = Type.Object({ expectedRevision: Revision }, closed);

export const StepView = Type.Object(
  {
    kind: literals(stepKinds),
    level: orNull(LevelSchema),
    /** Of a reviewer; reviewers alone see it. */
    actorName: maybeText,
    onBehalfOfName: maybeText,
    reason: maybeText,
    asked: Type.Array(Part),
    applicationId: maybeText,
    at: Moment,
  },
  closed,
);

const contentFields = Type.Omit(ApplicationContentSchema, ['certificates']).properties;

const CertificateView = Type.Object(
  {
    ...CertificateSchema.properties,
    url: maybeText,
    thumbnailUrl: maybeText,
    width: Type.Integer(),
    height: Type.Integer(),
  },
  closed,
);

const applicationFields = {
  id: Id,
  state: State,
  /** Whose review it waits for, or waits to come back to. */
  level: orNull(LevelSchema),
  revision: Revision,
  submittedAt: maybeMoment,
  enteredAt: maybeMoment,
  dueAt: maybeMoment,
};

export const ApplicationView = Type.Object(
  {
    ...applicationFields,
    content: Type.Object({ ...contentFields, certificates: Type.Array(CertificateView) }, closed),
    asked: Type.Array(Part),
    changedAt: Moment,
  },
  closed,
);

export const AdmissionView = Type.Object(
  {
    teacherId: Id,
    teacherName: Type.String(),
    educationId: Type.String(),
    schoolId: Type.String(),
    schoolName: Type.String(),
    districtName: Type.String(),
    state: literals(admissionStates),
    revision: Revision,
    title: Type.String(),
    subjects: Type.Array(Type.String()),
    grades: Type.Array(Type.Integer()),
    admittedAt: Moment,
    validUntil: Moment,
    /** The last day on which it holds. */
    lastDay: Type.String(),
    confirmationAskedAt: maybeMoment,
    source: literals(['review', 'import']),
    reason: maybeText,
  },
  closed,
);

export const OptionsView = Type.Object(
  {
    titles: Type.Array(Type.Object({ ...TitleSchema.properties, isEligible: Type.Boolean() }, closed)),
    deadlines: DeadlinesSchema,
    openDays: AdmissionPolicySchema.properties.reconfirmation.properties.openDays,
  },
  closed,
);

export const OwnView = Type.Object(
  {
    standing: StandingSchema,
    schoolName: Type.String(),
    districtName: Type.String(),
    /** The latest, open or not. */
    application: orNull(ApplicationView),
    /** Whether a new one can be begun now. */
    mayBegin: Type.Boolean(),
    admission: orNull(AdmissionView),
    /** From when the admission can be confirmed for another year. */
    confirmationOpensAt: maybeMoment,
    history: Type.Array(StepView),
  },
  closed,
);

export const DraftParams = Type.Object(
  {
    /** The revision that was read; 0 to begin a new application. */
    expectedRevision: Revision,
    content: ApplicationContentSchema,
  },
  closed,
);

export const Progress = Type.Object({ id: Id, state: State, revision: Revision, dueAt: maybeMoment }, closed);

const queueStates = ['waiting', 'returned', 'refused', 'admitted', 'all'] as const;

export const QueueParams = Type.Object(
  {
    level: Type.Optional(LevelSchema),
    state: Type.Optional(
      Type.Union(
        queueStates.map((state) => Type.Literal(state)),
        { default: 'waiting' },
      ),
    ),
    subject: Type.Optional(Type.String({ pattern: '^[a-z-]+$', maxLength: 40 })),
    schoolId: Type.Optional(Id),
    overdue: Type.Optional(Type.Boolean()),
    /** Part of a name, or the beginning of an education ID. */
    q: Type.Optional(Type.String({ maxLength: 64 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    cursor: Type.Optional(Cursor),
  },
  closed,
);

export const QueueItem = Type.Object(
  {
    ...applicationFields,
    teacherName: Type.String(),
    educationId: Type.String(),
    schoolName: Type.String(),
    districtName: Type.String(),
    title: maybeText,
    subjects: Type.Array(Type.String()),
    grades: Type.Array(Type.Integer()),
    isOverdue: Type.Boolean(),
    mayDecide: Type.Boolean(),
  },
  closed,
);

export const QueuePage = Type.Object({ items: Type.Array(QueueItem), nextCursor: orNull(Cursor) }, closed);

export const CountsView = Type.Object(
  { waiting: Type.Integer(), overdue: Type.Integer(), confirmations: Type.Integer(), levels: Type.Array(LevelSchema) },
  closed,
);

export const ReviewView = Type.Object(
  {
    ...ApplicationView.properties,
    teacherName: Type.String(),
    educationId: Type.String(),
    schoolName: Type.String(),
    districtName: Type.String(),
    knowledgePoints: Type.Array(Type.String()),
    isOverdue: Type.Boolean(),
    mayDecide: Type.Boolean(),
    /** Code of the refusal that a decision would meet now; null where none. */
    refusal: orNull(Type.Object({ 'zh-CN': Type.String(), en: Type.String() }, closed)),
    admission: orNull(AdmissionView),
    history: Type.Array(StepView),
  },
  closed,
);

export const DecisionParams = Type.Object(
  {
    id: Id,
    expectedRevision: Revision,
    decision: Type.Union([Type.Literal('approve'), Type.Literal('return'), Type.Literal('refuse')]),
    /** Obligatory unless it is approved; the teacher reads it. */
    reason: Type.Optional(Reason),
    /** The parts to complete, where it is returned. */
    asked: Type.Optional(Type.Array(Part, { maxItems: contentParts.length, uniqueItems: true })),
  },
  closed,
);

export const BulkParams = Type.Object(
  { items: Type.Array(Type.Object({ id: Id, expectedRevision: Revision }, closed), { minItems: 1, maxItems: 100 }) },
  closed,
);

export const BulkResult = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          id: Id,
          isDone: Type.Boolean(),
          state: orNull(State),
          code: maybeText,
          message: orNull(Type.Object({ 'zh-CN': Type.String(), en: Type.String() }, closed)),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const DelegationView = Type.Object(
  {
    id: Id,
    level: LevelSchema,
    fromName: Type.String(),
    toName: Type.String(),
    /** Whether the caller gave it. */
    isMine: Type.Boolean(),
    beginsAt: Moment,
    endsAt: Moment,
  },
  closed,
);
export const DelegationList = Type.Object(
  {
    items: Type.Array(DelegationView),
    /** Whom the caller can name, at each level. */
    candidates: Type.Array(Type.Object({ id: Id, name: Type.String(), level: LevelSchema }, closed)),
  },
  closed,
);
export const DelegateParams = Type.Object({ level: LevelSchema, toId: Id, beginsAt: Moment, endsAt: Moment }, closed);

const teacherStates = [...admissionStates, 'confirming', 'all'] as const;
const teacherFilter = {
  state: Type.Optional(
    Type.Union(
      teacherStates.map((state) => Type.Literal(state)),
      { default: 'all' },
    ),
  ),
  subject: QueueParams.properties.subject,
  schoolId: QueueParams.properties.schoolId,
  q: QueueParams.properties.q,
};

export const TeachersParams = Type.Object(
  { ...teacherFilter, limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }), cursor: Type.Optional(Cursor) },
  closed,
);
export const ExportParams = Type.Object(teacherFilter, closed);
export const TeacherPage = Type.Object({ items: Type.Array(AdmissionView), nextCursor: orNull(Cursor) }, closed);
export const TeacherView = Type.Object({ admission: AdmissionView, history: Type.Array(StepView) }, closed);

export const ChangeParams = Type.Object({ id: Id, expectedRevision: Revision, reason: Reason }, closed);
export const ConfirmParams = Type.Object(
  { id: Id, expectedRevision: Revision, isServing: Type.Boolean(), reason: Type.Optional(Reason) },
  closed,
);

export const DeadlinesView = Type.Object({ days: DeadlinesSchema, revision: Revision }, closed);
export const DeadlinesParams = Type.Object({ days: DeadlinesSchema, expectedRevision: Revision }, closed);
