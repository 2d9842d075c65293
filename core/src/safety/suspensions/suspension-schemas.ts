import { roles, Type } from '@fudao/plugin-sdk';
import { levels } from '../level.ts';
import { reasons } from './suspension.ts';

const closed = { additionalProperties: false } as const;
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Cursor = Type.String({ minLength: 1, maxLength: 64 });
const PluginId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
export const ReasonSchema = oneOf(reasons);
/** Milliseconds since 1970. */
export const Moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });

export const SuspendParams = Type.Object(
  {
    personId: Id,
    pluginId: orNull(PluginId),
    until: orNull(Moment),
    reasonCode: ReasonSchema,
    note: Type.String({ minLength: 1, maxLength: 500 }),
  },
  closed,
);
export const PreviewParams = Type.Object({ personId: Id }, closed);
export const SuspensionPreview = Type.Object(
  {
    ...{ personId: Id, name: Type.String(), roles: Type.Array(oneOf(roles)) },
    /** Measures that this person met before. */
    earlier: Type.Integer(),
    /** Tutoring that is planned or runs now, and would be called off. */
    planned: Type.Integer(),
    /** How long a suspension by this reader may last; null without an end. */
    mostDays: orNull(Type.Integer()),
    live: Type.Array(Type.Object({ pluginId: orNull(Type.String()), until: orNull(Moment) }, closed)),
  },
  closed,
);
export const ById = Type.Object({ id: Id }, closed);
export const LiftParams = Type.Object({ id: Id, reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed);
export const SuspensionsParams = Type.Object(
  { state: Type.Union([Type.Literal('live'), Type.Literal('over')], { default: 'live' }), limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }), cursor: Type.Optional(Cursor) },
  closed,
);
export const SuspensionItem = Type.Object(
  {
    ...{ id: Id, personId: Id, personName: Type.String(), pluginId: orNull(Type.String()), caseId: orNull(Id), reasonCode: ReasonSchema, note: Type.String() },
    ...{ level: oneOf(levels), byName: Type.String(), startsAt: Moment, until: orNull(Moment), liftedAt: orNull(Moment), liftedBecause: orNull(Type.String()) },
    mayLift: Type.Boolean(),
  },
  closed,
);
export const SuspensionPage = Type.Object({ items: Type.Array(SuspensionItem), nextCursor: orNull(Cursor) }, closed);

export const StateParams = Type.Object({ revision: orNull(Type.Integer()) }, closed);
/** What every gateway keeps in memory. `items` is null where nothing changed since the revision asked with. */
export const SuspensionState = Type.Object(
  {
    revision: Type.Integer(),
    items: orNull(Type.Array(Type.Object({ personId: Id, pluginId: orNull(Type.String()), until: orNull(Moment), code: Type.String(), details: Type.Record(Type.String(), Type.Any()) }, closed))),
  },
  closed,
);

/** Also of `safety.reinstated.v1`, where `until` is null. */
export const suspendedEvent = Type.Object(
  { personId: Id, pluginId: orNull(Type.String()), until: orNull(Moment), reasonCode: ReasonSchema, at: Moment },
  closed,
);
