import { LocalTextSchema, Type, type Static, type TSchema } from '@fudao/plugin-sdk';
import { kinds, relations, states } from './data-request.ts';

export const closed = { additionalProperties: false } as const;
/** Null first: with the other order the check would turn null into an empty text. */
const nullable = <S extends TSchema>(schema: S) => Type.Union([Type.Null(), schema]);
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));

export const Id = Type.String({ minLength: 1, maxLength: 64 });
export const KindSchema = oneOf(kinds);
const Time = Type.Integer({ minimum: 0 });
const Words = Type.String({ maxLength: 500 });
export const NoParams = Type.Object({}, closed);
export const ById = Type.Object({ id: Id }, closed);

export const AskParams = Type.Object({ kind: KindSchema, password: Type.String({ minLength: 1, maxLength: 1_024 }), words: Type.Optional(Words) }, closed);

export const AskForChildParams = Type.Object(
  {
    ...{ id: Id, personId: Id, kind: KindSchema },
    guardianName: Type.String({ minLength: 1, maxLength: 40 }),
    relation: oneOf(relations),
  },
  closed,
);
export const OpenKinds = Type.Object({ kinds: Type.Array(KindSchema) }, closed);

/** A request as the person sees it. */
export const OwnRequest = Type.Object(
  {
    ...{ id: Id, kind: KindSchema, state: oneOf(states), askedBy: oneOf(['person', 'guardian'] as const) },
    ...{ words: nullable(Type.String()), askedAt: Time, dueAt: Time, note: nullable(Type.String()), decidedAt: nullable(Time), endedAt: nullable(Time) },
    /** Until when the file can be taken; null where there is none (any more). */
    keptUntil: nullable(Time),
    mayWithdraw: Type.Boolean(),
  },
  closed,
);

const Kept = Type.Object(
  {
    /** Of the room or plugin. */
    id: Type.String(),
    name: LocalTextSchema,
    holds: Type.Array(LocalTextSchema),
    /** How long it is kept anyway, as an ISO 8601 duration; null where it is as long as the account. */
    retention: nullable(Type.String()),
    /** What an erasure leaves, and why; it does not say whose it was. */
    stays: Type.Array(LocalTextSchema),
  },
  closed,
);

export const OwnData = Type.Object(
  {
    /** False where a guardian has to ask. */
    mayAsk: Type.Boolean(),
    rooms: Type.Array(Kept),
    plugins: Type.Array(Kept),
    requests: Type.Array(OwnRequest),
    daysToAnswer: Type.Integer(),
    daysToTake: Type.Integer(),
  },
  closed,
);
export type KeptView = Static<typeof Kept>;

export const QueueParams = Type.Object(
  {
    show: Type.Union([Type.Literal('open'), Type.Literal('ended')], { default: 'open' }),
    kind: Type.Optional(KindSchema),
    cursor: Type.Optional(Id),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  },
  closed,
);

/** A request as those see it who decide on it. */
export const QueuedRequest = Type.Object(
  {
    ...OwnRequest.properties,
    ...{ personId: Id, personName: nullable(Type.String()), personEducationId: nullable(Type.String()) },
    ...{ guardianName: nullable(Type.String()), relation: nullable(oneOf(relations)) },
    ...{ checkedAt: nullable(Time), checkedByName: nullable(Type.String()), decidedByName: nullable(Type.String()) },
    problems: Type.Array(Type.String()),
    mayDecide: Type.Boolean(),
    /** Why not: it is the caller's own, or a second administrator has to. */
    why: nullable(oneOf(['own', 'second'] as const)),
    /** The city has too few administrators for it: one more is named, or the operator does it. */
    lacksDeciders: Type.Boolean(),
  },
  closed,
);
export const Queue = Type.Object({ items: Type.Array(QueuedRequest), nextCursor: nullable(Id) }, closed);

export const DecideParams = Type.Object(
  { id: Id, decision: oneOf(['approve', 'refuse'] as const), reason: Type.Optional(Words) },
  closed,
);

export const Link = Type.Object({ url: Type.String(), expiresAt: Time }, closed);
export const TakeParams = Type.Object({ id: Id, expires: Type.Integer({ minimum: 0, default: 0 }), signature: Type.String({ maxLength: 64, default: '' }) }, closed);
