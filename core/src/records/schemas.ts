import { Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 64 });
const Moment = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const maybe = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(type: T) => Type.Union([Type.Null(), type]);
const MaybeText = maybe(Type.String());
const MaybeNumber = maybe(Type.Integer());

export const LanguageParam = Type.Unsafe<'zh-CN' | 'en'>(Type.String({ enum: ['zh-CN', 'en'], default: 'zh-CN' }));

/** As the unit of work writes it into the outbox. */
export const AppendParams = Type.Object(
  {
    /** The same for every delivery of one record. */
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
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

export const SearchParams = Type.Object(
  {
    /** Account id or education ID. */
    person: Type.Optional(Id),
    /** Whether the person is who it is about, or who did it. */
    by: Type.Unsafe<'subject' | 'person'>(Type.String({ enum: ['subject', 'person'], default: 'subject' })),
    subjectId: Type.Optional(Id),
    kind: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    districtId: Type.Optional(Id),
    schoolId: Type.Optional(Id),
    from: Type.Optional(Moment),
    /** Exclusive. */
    to: Type.Optional(Moment),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    cursor: Type.Optional(Type.String({ maxLength: 40 })),
  },
  closed,
);

export const RecordView = Type.Object(
  {
    seq: Type.Integer(),
    at: Type.Integer(),
    kind: Type.String(),
    actorId: Type.String(),
    actorName: MaybeText,
    subjectId: Type.String(),
    personId: MaybeText,
    personName: MaybeText,
    personEducationId: MaybeText,
    pluginId: MaybeText,
    districtId: MaybeText,
    districtName: MaybeText,
    schoolId: MaybeText,
    schoolName: MaybeText,
    /** Whether its content has outlived its retention. */
    hasEnded: Type.Boolean(),
  },
  closed,
);

export const RecordPage = Type.Object({ items: Type.Array(RecordView), nextCursor: MaybeText }, closed);

const KindNamesOfLanguage = Type.Record(Type.String(), Type.Record(Type.String(), Type.String()));
export const KindNamesView = Type.Object({ 'zh-CN': KindNamesOfLanguage, en: KindNamesOfLanguage }, closed);

export const AskParams = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 40 }),
    words: Type.String({ minLength: 1, maxLength: 500 }),
    /** Account id or education ID; with a span of time. */
    person: Type.Optional(Id),
    from: Type.Optional(Moment),
    /** Exclusive. */
    to: Type.Optional(Moment),
    /** Or one record. */
    seq: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);

const OpeningState = Type.Unsafe<'waiting' | 'open' | 'refused' | 'closed'>(Type.String({ enum: ['waiting', 'open', 'refused', 'closed'] }));

export const OpeningId = Type.Object({ id: Id }, closed);
export const DecideParams = Type.Object({ id: Id, note: Type.Optional(Type.String({ maxLength: 500 })) }, closed);
export const OpeningsParams = Type.Object(
  {
    state: Type.Optional(OpeningState),
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  },
  closed,
);

export const OpeningView = Type.Object(
  {
    number: Type.Integer(),
    id: Type.String(),
    viewerId: Type.String(),
    viewerName: MaybeText,
    viewerLevel: Type.Integer(),
    reason: Type.String(),
    words: MaybeText,
    personId: MaybeText,
    personName: MaybeText,
    personEducationId: MaybeText,
    recordSeq: MaybeNumber,
    fromAt: Type.Integer(),
    toAt: Type.Integer(),
    districtId: MaybeText,
    schoolId: MaybeText,
    state: OpeningState,
    standing: Type.Unsafe<'waiting' | 'open' | 'refused' | 'closed' | 'expired' | 'lapsed'>(Type.String()),
    askedAt: Type.Integer(),
    decidedBy: MaybeText,
    decidedByName: MaybeText,
    decidedAt: MaybeNumber,
    note: MaybeText,
    expiresAt: MaybeNumber,
    views: Type.Integer(),
    isOwn: Type.Boolean(),
    mayDecide: Type.Boolean(),
  },
  closed,
);

export const OpeningPage = Type.Object({ items: Type.Array(OpeningView), nextBefore: MaybeNumber }, closed);

const WatermarkView = Type.Object({ name: Type.String(), educationId: Type.String(), at: Type.Integer(), number: Type.Integer() }, closed);

export const ContentPage = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          seq: Type.Integer(),
          at: Type.Integer(),
          kind: Type.String(),
          actorId: Type.String(),
          actorName: MaybeText,
          subjectId: Type.String(),
          pluginId: MaybeText,
          payload: Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())]),
          /** Why there is none: the person was erased, or its retention has ended. */
          absence: Type.Union([Type.Null(), Type.Literal('erased'), Type.Literal('ended')]),
        },
        closed,
      ),
    ),
    /** People and places that the payloads name by id; null is somebody whom the reader does not supervise. */
    names: Type.Record(Type.String(), MaybeText),
    nextCursor: MaybeText,
    expiresAt: Type.Integer(),
    watermark: WatermarkView,
  },
  closed,
);

export const GrantsParams = Type.Object(
  {
    personId: Id,
    /** What is to be shown: an opening of one of its records reaches it, whenever it happened. */
    subjectId: Id,
    /** When it happened: an opening of the person reaches it within its span. */
    at: Moment,
  },
  closed,
);

export const Grant = Type.Object(
  { opening: Type.Union([Type.Null(), Type.Object({ id: Type.String(), expiresAt: Type.Integer(), watermark: WatermarkView }, closed)]) },
  closed,
);

export const ErasePersonParams = Type.Object({ personId: Id, reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed);
