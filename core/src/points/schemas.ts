import { languages, LocalTextSchema, Type } from '@fudao/plugin-sdk';
import { correctionStates } from './corrections/correction.ts';
import { entryTypes, outcomes } from './ledger/entry.ts';
import { serviceKinds } from './rules/service-kind.ts';

export const closed = { additionalProperties: false } as const;

const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));
const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

const Id = Type.String({ minLength: 1, maxLength: 64 });
const TermId = Type.String({ minLength: 1, maxLength: 40 });
/** Empty for teachers without a district. */
const DistrictId = Type.String({ maxLength: 40 });
const Week = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Moment = Type.Integer({ minimum: 0, maximum: 8.64e15 });
const Text = Type.String({ maxLength: 500 });
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Limit = (byDefault: number) => Type.Integer({ minimum: 1, maximum: 100, default: byDefault });
const Cursor = Type.String({ maxLength: 100 });
const Language = oneOf(languages);
const Kind = oneOf([...serviceKinds, 'correction'] as const);

/** Amounts are in hundredths of a point, money in fen. */
const Amount = Type.Integer();

/** A line of the ledger that is worth something, as reports hear of it. */
export const EnteredEvent = Type.Object({ entryId: Id, teacherId: Id, type: oneOf(entryTypes), at: Moment, gross: Amount, amount: Amount });

export const Nothing = Type.Null();
export const NoParams = Type.Object({}, closed);

const ServiceFields = { teacherId: Id, kind: oneOf(serviceKinds), causeId: Type.String({ minLength: 1, maxLength: 100 }) };
export const AwardParams = Type.Object({ ...ServiceFields, at: Moment, givenAt: Type.Optional(Moment), quantity: Type.Integer({ minimum: 0, maximum: 600 }) }, closed);
export const ReverseParams = Type.Object({ ...ServiceFields, reason: Type.String({ pattern: '^[a-z][a-z-]{0,39}$' }) }, closed);
export const Awarded = Type.Object(
  { outcome: oneOf([...outcomes, 'held'] as const), entryId: orNull(Type.String()), amount: Amount, isNew: Type.Boolean() },
  closed,
);

const TermFields = { id: TermId, name: Type.String(), schoolYear: Type.String(), startsOn: Type.String(), endsOn: Type.String() };
const TermView = Type.Object(TermFields, closed);
export const TermList = Type.Object({ items: Type.Array(Type.Object({ ...TermFields, isOver: Type.Boolean() }, closed)) }, closed);

export const StatementParams = Type.Object(
  {
    termId: Type.Optional(TermId),
    /** Somebody else, for who administers the teacher. */
    teacherId: Type.Optional(Id),
    kind: Type.Optional(Kind),
    week: Type.Optional(Week),
    limit: Limit(50),
    cursor: Type.Optional(Cursor),
  },
  closed,
);

const EntryView = Type.Object(
  {
    id: Type.String(),
    week: Type.String(),
    type: oneOf(entryTypes),
    kind: Kind,
    at: Type.Integer(),
    enteredAt: Type.Integer(),
    quantity: Type.Integer(),
    gross: Amount,
    earned: Amount,
    amount: Amount,
    outcome: oneOf(outcomes),
    ruleVersion: Type.String(),
    reason: orNull(Type.String()),
    explanation: Type.Array(LocalTextSchema),
  },
  closed,
);

const WeekView = Type.Object(
  { week: Type.String(), entries: Type.Integer(), answers: Type.Integer(), gross: Amount, earned: Amount, amount: Amount },
  closed,
);

export const Statement = Type.Object(
  {
    teacher: Type.Object({ id: Type.String(), name: Type.String() }, closed),
    term: TermView,
    totals: Type.Object(
      {
        ...{ earned: Amount, corrected: Amount, granted: Amount, entries: Type.Integer(), cap: Amount, fen: Type.Integer() },
        ...{ isClosed: Type.Boolean(), cutByWeek: Amount, cutByTerm: Amount, held: Type.Integer() },
      },
      closed,
    ),
    weeks: Type.Array(WeekView),
    thisWeek: orNull(
      Type.Object(
        { week: Type.String(), answers: Type.Integer(), limit: Type.Integer(), tariff: Type.Record(Type.String(), Amount) },
        closed,
      ),
    ),
    items: Type.Array(EntryView),
    nextCursor: orNull(Type.String()),
  },
  closed,
);

export const StatementExportParams = Type.Object(
  { termId: Type.Optional(TermId), teacherId: Type.Optional(Id), language: Type.Union(Language.anyOf, { default: 'zh-CN' }) },
  closed,
);

export const TeachersParams = Type.Object(
  {
    termId: TermId,
    /** Part of a name, or the beginning of an education ID. */
    q: Type.Optional(Type.String({ maxLength: 64 })),
    schoolId: Type.Optional(Type.String({ maxLength: 40 })),
    limit: Limit(50),
    cursor: Type.Optional(Cursor),
  },
  closed,
);

const maybeText = orNull(Type.String());
export const TeacherPage = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          ...{ id: Type.String(), educationId: Type.String(), name: Type.String(), districtName: maybeText, schoolName: maybeText },
          ...{ earned: Amount, corrected: Amount, granted: Amount, entries: Type.Integer() },
        },
        closed,
      ),
    ),
    nextCursor: maybeText,
  },
  closed,
);

/** The most that one correction adds or takes: ten thousand points. */
const largest = 1_000_000;

export const ProposeParams = Type.Object(
  {
    teacherId: Id,
    termId: TermId,
    entryId: Type.Optional(Type.String({ maxLength: 36 })),
    amount: Type.Integer({ minimum: -largest, maximum: largest }),
    reason: Reason,
  },
  closed,
);
export const CorrectionsParams = Type.Object(
  { state: Type.Union(oneOf(correctionStates).anyOf, { default: 'pending' }), limit: Limit(20), cursor: Type.Optional(Cursor) },
  closed,
);
export const DecideParams = Type.Object(
  { id: Id, decision: oneOf(['approve', 'refuse'] as const), reason: Type.Optional(Text) },
  closed,
);
export const ById = Type.Object({ id: Id }, closed);

const maybeMoment = orNull(Type.Integer());
const CorrectionFields = {
  ...{ id: Type.String(), teacherId: Type.String(), termId: Type.String(), districtId: Type.String(), entryId: maybeText },
  ...{ amount: Amount, reason: Type.String(), state: oneOf(correctionStates), proposedBy: Type.String(), proposedAt: Type.Integer() },
  ...{ decidedBy: maybeText, decidedAt: maybeMoment, decisionReason: maybeText },
};
export const CorrectionSchema = Type.Object(CorrectionFields, closed);
export const CorrectionPage = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          ...CorrectionFields,
          ...{ teacherName: maybeText, proposedByName: maybeText, decidedByName: maybeText },
          /** Whether the reader may decide on it, and whether it is the reader's to take back. */
          ...{ mayDecide: Type.Boolean(), isMine: Type.Boolean() },
        },
        closed,
      ),
    ),
    nextCursor: maybeText,
  },
  closed,
);

export const ClosingParams = Type.Object({ termId: TermId }, closed);
const FiguresView = Type.Object(
  { teachers: Type.Integer(), entries: Type.Integer(), granted: Amount, cut: Amount, fen: Type.Integer(), digest: Digest },
  closed,
);
const Signature = orNull(Type.Object({ by: maybeText, at: Type.Integer() }, closed));
export const ClosingView = Type.Object(
  {
    term: TermView,
    isOver: Type.Boolean(),
    cap: Amount,
    total: FiguresView,
    /** Whether the city could close it now. */
    isReady: Type.Boolean(),
    /** On which side the reader stands. */
    side: oneOf(['district', 'city'] as const),
    districts: Type.Array(
      Type.Object(
        {
          districtId: Type.String(),
          districtName: maybeText,
          readiness: oneOf(['open', 'empty', 'signed', 'stale', 'closed'] as const),
          figures: FiguresView,
          pending: Type.Integer(),
          held: Type.Integer(),
          signed: Signature,
          closed: Signature,
          reopening: orNull(
            Type.Object(
              {
                ...{ side: oneOf(['district', 'city'] as const), by: maybeText, at: Type.Integer(), reason: Type.String() },
                mayApprove: Type.Boolean(),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

const DistrictFields = { termId: TermId, districtId: DistrictId };
export const SignOffParams = Type.Object({ ...DistrictFields, digest: Digest }, closed);
export const DistrictParams = Type.Object(DistrictFields, closed);
export const CloseParams = Type.Object({ termId: TermId, digest: Digest }, closed);
export const AskParams = Type.Object({ ...DistrictFields, reason: Reason }, closed);
export const DecideReopeningParams = Type.Object({ ...DistrictFields, decision: oneOf(['approve', 'refuse'] as const) }, closed);
export const Settled = Type.Object({ settled: Type.Integer() }, closed);
export const PayoutParams = Type.Object(
  {
    termId: TermId,
    districtId: Type.Optional(DistrictId),
    format: oneOf(['csv', 'xlsx'] as const),
    language: Type.Union(Language.anyOf, { default: 'zh-CN' }),
  },
  closed,
);
