import { Type } from '@fudao/plugin-sdk';
import { levels } from '../level.ts';
import { reasons } from '../suspensions/suspension.ts';
import { measures } from './case.ts';

const closed = { additionalProperties: false } as const;
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Id = Type.String({ minLength: 1, maxLength: 64 });
const PluginId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
const Kind = Type.String({ pattern: '^[a-z][a-z-]{0,19}$' });
const TargetId = Type.String({ minLength: 1, maxLength: 100 });
const Moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const ReasonSchema = oneOf(reasons);
const MeasureSchema = oneOf(measures);
const LevelSchema = oneOf(levels);

export const NoParams = Type.Object({}, closed);
export const ById = Type.Object({ id: Id }, closed);

export const ReportParams = Type.Object(
  {
    target: Type.Object(
      {
        ...{ pluginId: Type.Optional(PluginId), kind: Kind, id: TargetId },
        /** Not the thing, but the person behind it, whom the reporter need not know by id. */
        ofAuthor: Type.Boolean({ default: false }),
      },
      closed,
    ),
    reason: ReasonSchema,
    words: Type.Optional(Type.String({ maxLength: 500 })),
  },
  closed,
);

/** For plugins: something of theirs that the screening held. */
export const FlagParams = Type.Object({ kind: Kind, id: TargetId, authorId: Id, text: Type.String({ maxLength: 20_000 }), reason: ReasonSchema }, closed);

export const CasesParams = Type.Object(
  {
    state: Type.Union([Type.Literal('open'), Type.Literal('closed')], { default: 'open' }),
    reason: Type.Optional(ReasonSchema),
    mine: Type.Boolean({ default: false }),
    limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  },
  closed,
);

const listed = {
  ...{ id: Id, state: oneOf(['open', 'closed'] as const), pluginId: orNull(Type.String()), kind: Type.String(), aboutName: Type.String(), level: LevelSchema, isUrgent: Type.Boolean() },
  ...{ reasons: Type.Array(ReasonSchema), reports: Type.Integer(), firstAt: Moment, dueAt: Moment, isOverdue: Type.Boolean(), claimedBy: orNull(Type.String()), isMine: Type.Boolean() },
  ...{ outcome: orNull(oneOf(['no-action', 'measures'] as const)), measures: Type.Array(MeasureSchema), decidedAt: orNull(Moment), appealedAt: orNull(Moment) },
};
export const CaseItem = Type.Object(listed, closed);
export const CasePage = Type.Object({ items: Type.Array(CaseItem), nextCursor: orNull(Type.String()) }, closed);

export const CaseDetail = Type.Object(
  {
    ...listed,
    revision: Type.Integer(),
    /** As it stood when it was reported first. */
    text: orNull(Type.String()),
    aboutId: orNull(Id),
    aboutRoles: Type.Array(Type.String()),
    /** Measures that this person met before. */
    earlier: Type.Integer(),
    /** Of reporters the names only at the district and the city. */
    reportList: Type.Array(Type.Object({ id: Id, reason: ReasonSchema, words: orNull(Type.String()), at: Moment, isScreening: Type.Boolean(), byName: orNull(Type.String()) }, closed)),
    steps: Type.Array(Type.Object({ id: Id, kind: Type.String(), byName: Type.String(), note: orNull(Type.String()), at: Moment }, closed)),
    mayHandUp: Type.Boolean(),
    /** How long a suspension by this reader may last; null without an end. */
    mostDays: orNull(Type.Integer()),
  },
  closed,
);

export const Claimed = Type.Object({ id: Id, revision: Type.Integer(), until: orNull(Moment) }, closed);

export const DecideParams = Type.Object(
  {
    id: Id,
    revision: Type.Integer({ minimum: 1 }),
    outcome: oneOf(['no-action', 'measures', 'handed-up'] as const),
    measures: Type.Array(MeasureSchema, { maxItems: 3, uniqueItems: true, default: [] }),
    /** Of a suspension: when it ends (null: until it is lifted), and whether only from the plugin that it was in. */
    until: Type.Optional(orNull(Moment)),
    onlyPlugin: Type.Boolean({ default: false }),
    note: Type.String({ minLength: 1, maxLength: 1_000 }),
  },
  closed,
);

export const OwnStanding = Type.Object(
  {
    /** `noticeId`: of the decision, among the notices. */
    suspensions: Type.Array(
      Type.Object({ id: Id, pluginId: orNull(Type.String()), noticeId: orNull(Id), reasonCode: ReasonSchema, startsAt: Moment, until: orNull(Moment) }, closed),
    ),
    notices: Type.Array(
      Type.Object({ id: Id, measures: Type.Array(MeasureSchema), reasons: Type.Array(ReasonSchema), text: orNull(Type.String()), decidedAt: orNull(Moment), appealedAt: orNull(Moment), mayAppeal: Type.Boolean() }, closed),
    ),
  },
  closed,
);
export const AppealParams = Type.Object({ id: Id, words: Type.String({ minLength: 1, maxLength: 1_000 }) }, closed);

/** Also of `safety.content-shown.v1`. The plugin that has the thing hides or shows it; what it heard of later counts. */
export const contentEvent = Type.Object({ pluginId: Type.String(), kind: Type.String(), id: Type.String(), at: Moment }, closed);
