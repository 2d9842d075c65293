import { LocalTextSchema, Type, type Static } from '@fudao/plugin-sdk';
import { activities } from './engine/facts.ts';
import { RulesSchema } from './rules/rules-schema.ts';

export const closed = { additionalProperties: false } as const;
export const Id = Type.String({ minLength: 1, maxLength: 64 });
/** Milliseconds since 1970. */
export const Moment = Type.Integer({ minimum: 0 });
const Minutes = Type.Integer({ minimum: 1, maximum: 600 });
const literals = <const T extends string>(names: readonly T[]) => Type.Union(names.map((name) => Type.Literal(name)));

export const ActivitySchema = literals(activities);

const demand = {
  activity: ActivitySchema,
  teacherId: Type.Optional(Id),
  studentId: Type.Optional(Id),
  /** When it begins; now unless told. A class may lie ahead, an answer behind. */
  at: Type.Optional(Moment),
  /** How long it lasts, of a session or class. */
  minutes: Type.Optional(Minutes),
  /** A shorter time is of use down to this; `minutes` unless told. */
  leastMinutes: Type.Optional(Minutes),
  /** The reservation of the class, for a seat in it. */
  classId: Type.Optional(Id),
};

export const CheckParams = Type.Object(demand, closed);

export const ReserveParams = Type.Object(
  {
    ...demand,
    activity: literals(['session', 'class', 'seat', 'adoption']),
    /** The plugin's own name for it: the same key again gives the same reservation. */
    key: Type.String({ minLength: 1, maxLength: 100 }),
    /** Places for students, of a class. */
    seats: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
    /** It lapses after so long unless confirmed, e.g. while it rings; without it, it is confirmed at once. */
    holdSeconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 600 })),
  },
  closed,
);

export const ReservationView = Type.Object(
  {
    id: Id,
    activity: ActivitySchema,
    state: literals(['held', 'settled', 'released', 'expired']),
    startsAt: Moment,
    endsAt: Moment,
    /** It counts no more from then on, unless it is settled. */
    expiresAt: Type.Union([Moment, Type.Null()]),
  },
  closed,
);

const Figures = Type.Record(Type.String(), Type.Unknown());

export const DecisionView = Type.Union([
  Type.Object(
    {
      allowed: Type.Literal(true),
      /** For how long from its beginning on; null where it is not about time. */
      minutes: Type.Union([Type.Number(), Type.Null()]),
    },
    closed,
  ),
  Type.Object(
    {
      allowed: Type.Literal(false),
      code: Type.String(),
      rule: Type.String(),
      figures: Figures,
      nextAt: Type.Union([Moment, Type.Null()]),
      sentence: LocalTextSchema,
    },
    closed,
  ),
]);

export const ById = Type.Object({ id: Id }, closed);
export const SettleParams = Type.Object({ id: Id, startedAt: Moment, endedAt: Moment }, closed);
export const ReleaseParams = Type.Object({ id: Id, reason: Type.Optional(Type.String({ maxLength: 100 })) }, closed);

export const RulesParams = Type.Object(
  { districtId: Type.Optional(Type.Union([Id, Type.Null()])), at: Type.Optional(Moment) },
  closed,
);
export const RulesView = Type.Object({ version: Type.String(), rules: RulesSchema }, closed);

/** Days from the one that `from` lies in. */
export const HoursParams = Type.Object(
  { from: Moment, days: Type.Integer({ minimum: 1, maximum: 31 }), districtId: Type.Optional(Type.Union([Id, Type.Null()])) },
  closed,
);
export const HoursView = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          date: Type.String(),
          startsAt: Moment,
          endsAt: Moment,
          /** In order and without overlap; none on a day without tutoring. */
          open: Type.Array(Type.Object({ from: Moment, to: Moment }, closed)),
          /** Why there is none all day. */
          closed: Type.Union([LocalTextSchema, Type.Null()]),
          /** Why there is none at the times that are not open. */
          otherwise: LocalTextSchema,
        },
        closed,
      ),
    ),
  },
  closed,
);

export const WithinHoursParams = Type.Object({ teacherId: Id, at: Moment }, closed);

export const HeldOfParams = Type.Object({ personId: Id }, closed);
export const HeldOfView = Type.Object({ count: Type.Integer() }, closed);

export const BetweenParams = Type.Object({ from: Moment, to: Moment, districtId: Type.Optional(Id) }, closed);
export const BetweenView = Type.Object(
  { items: Type.Array(Type.Object({ activity: ActivitySchema, count: Type.Integer() }, closed)) },
  closed,
);

export type DemandParams = Static<typeof CheckParams>;
export type DecisionAnswer = Static<typeof DecisionView>;
