import { Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 64 });

/** As the unit of work writes it into the outbox. */
export const AppendParams = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 80 }),
    subjectId: Id,
    personId: Type.Optional(Id),
    payload: Type.Record(Type.String({ maxLength: 200 }), Type.Unknown()),
    /** Milliseconds since 1970. */
    at: Type.Integer({ minimum: 0 }),
    actorId: Type.Optional(Id),
    // Null first: with the other order the check would turn null into an empty string.
    districtId: Type.Optional(Type.Union([Type.Null(), Id])),
    /** Room or plugin that says so. */
    ownerId: Type.Optional(Type.String({ maxLength: 40 })),
  },
  closed,
);

export const ListParams = Type.Object(
  {
    subjectId: Type.Optional(Id),
    personId: Type.Optional(Id),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    /** Place of the last record seen. */
    cursor: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);

export const RecordView = Type.Object(
  {
    seq: Type.Integer(),
    at: Type.Integer(),
    kind: Type.String(),
    actorId: Type.String(),
    subjectId: Type.String(),
    personId: Type.Union([Type.Null(), Type.String()]),
    pluginId: Type.Union([Type.Null(), Type.String()]),
    districtId: Type.Union([Type.Null(), Type.String()]),
    /** Null when the person was erased. */
    payload: Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())]),
    hash: Type.String(),
  },
  closed,
);

export const RecordPage = Type.Object(
  { items: Type.Array(RecordView), nextCursor: Type.Union([Type.Null(), Type.Integer()]) },
  closed,
);

export const ErasePersonParams = Type.Object(
  { personId: Id, reason: Type.String({ minLength: 1, maxLength: 500 }) },
  closed,
);
