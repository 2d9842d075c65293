import { LocalTextSchema, Type, type TSchema } from '@fudao/plugin-sdk';
import { channels } from './change.ts';
import { givers, states } from './standing.ts';

export const closed = { additionalProperties: false } as const;
/** Null first: with the other order the check would turn null into an empty text. */
export const nullable = <S extends TSchema>(schema: S) => Type.Union([Type.Null(), schema]);
export const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));

export const Id = Type.String({ minLength: 1, maxLength: 64 });
export const PurposeId = Type.String({ minLength: 1, maxLength: 40 });
export const PluginId = Type.String({ maxLength: 40 });
export const Time = Type.Integer({ minimum: 0 });
const Version = Type.String({ minLength: 1, maxLength: 64 });
export const NoParams = Type.Object({}, closed);
export const Language = oneOf(['zh-CN', 'en'] as const);
export const Cursor = Type.String({ minLength: 1, maxLength: 200 });
export const State = oneOf(states);
export const PersonName = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' });
export const Relation = oneOf(['mother', 'father', 'grandparent', 'other'] as const);

/** What was decided on one ask, of the words that were on the page. */
export const Answer = Type.Object(
  { purpose: PurposeId, pluginId: Type.String({ maxLength: 40, default: '' }), allowed: Type.Boolean(), version: Version },
  closed,
);

export const AskView = Type.Object(
  {
    purpose: PurposeId,
    pluginId: PluginId,
    version: Version,
    isOptional: Type.Boolean(),
    name: LocalTextSchema,
    explanation: LocalTextSchema,
    refusal: LocalTextSchema,
    recipients: Type.Array(LocalTextSchema),
    retention: Type.String(),
    state: State,
    allowed: Type.Boolean(),
    givenBy: nullable(oneOf(givers)),
    since: nullable(Time),
  },
  closed,
);

export const ChangeView = Type.Object(
  {
    id: Id,
    purpose: PurposeId,
    pluginId: PluginId,
    name: nullable(LocalTextSchema),
    allowed: Type.Boolean(),
    givenBy: oneOf(givers),
    channel: oneOf(channels),
    at: Time,
  },
  closed,
);

export const CheckParams = Type.Object(
  { studentId: Id, purpose: PurposeId, pluginId: Type.Optional(PluginId) },
  closed,
);
export const Checked = Type.Object(
  {
    allowed: Type.Boolean(),
    givenBy: nullable(oneOf(givers)),
    since: nullable(Time),
    why: Type.Optional(Type.String()),
  },
  closed,
);
