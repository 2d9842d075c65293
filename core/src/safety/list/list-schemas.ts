import { Type } from '@fudao/plugin-sdk';
import { findingKinds } from '../screening/finding.ts';
import { severities, uses } from '../screening/word-list.ts';

const closed = { additionalProperties: false } as const;
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)));
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const UseSchema = oneOf(uses);
const Id = Type.String({ minLength: 1, maxLength: 64 });

export const ListContent = Type.Object(
  {
    words: Type.Array(
      Type.Object({ word: Type.String({ minLength: 1, maxLength: 40 }), severity: oneOf(severities), uses: Type.Array(UseSchema, { maxItems: uses.length }) }, closed),
      { maxItems: 5_000 },
    ),
    allowedLinks: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 }),
  },
  closed,
);

const Version = { number: Type.Integer(), note: Type.String(), restores: orNull(Type.Integer()), byName: Type.String(), at: Type.Integer() };

export const NoParams = Type.Object({}, closed);

/** The own list: the city's, or what the district adds; for a district the city's too, to be read. */
export const ListView = Type.Object(
  { scope: oneOf(['city', 'district'] as const), number: Type.Integer(), list: ListContent, city: orNull(ListContent) },
  closed,
);
export const SaveParams = Type.Object(
  { list: ListContent, note: Type.String({ minLength: 1, maxLength: 300 }), expectedNumber: Type.Integer({ minimum: 0 }) },
  closed,
);
export const Saved = Type.Object({ number: Type.Integer() }, closed);
export const HistoryParams = Type.Object(
  { limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }), cursor: Type.Optional(Type.Integer({ minimum: 1 })) },
  closed,
);
export const HistoryPage = Type.Object(
  { items: Type.Array(Type.Object({ ...Version, words: Type.Integer(), links: Type.Integer() }, closed)), nextCursor: orNull(Type.Integer()) },
  closed,
);
export const RestoreParams = Type.Object(
  { number: Type.Integer({ minimum: 0 }), note: Type.String({ minLength: 1, maxLength: 300 }), expectedNumber: Type.Integer({ minimum: 0 }) },
  closed,
);

const Text = Type.String({ maxLength: 20_000 });
const FindingSchema = Type.Object({ kind: oneOf(findingKinds), start: Type.Integer(), length: Type.Integer() }, closed);
export const VerdictSchema = oneOf(['clean', 'held', 'refused'] as const);
export const ScreeningView = Type.Object({ verdict: VerdictSchema, findings: Type.Array(FindingSchema) }, closed);
export const ScreenParams = Type.Object({ text: Text, use: UseSchema, districtId: Type.Optional(orNull(Id)) }, closed);
/** `list` tries words that are not saved yet. */
export const TryParams = Type.Object({ text: Type.String({ maxLength: 4_000 }), use: UseSchema, list: Type.Optional(ListContent) }, closed);
export const DemandParams = Type.Object(
  { texts: Type.Array(Type.Object({ field: Type.String({ maxLength: 40 }), text: Text }, closed), { maxItems: 40 }), use: UseSchema },
  closed,
);
/** Of all texts together; `held` ones are brought before a moderator by `safety.flag`, and shown once they are let through. */
export const Demanded = Type.Object({ verdict: oneOf(['clean', 'held'] as const), findings: Type.Array(Type.Object({ field: Type.String(), ...FindingSchema.properties }, closed)) }, closed);
