import { Type, type TSchema } from '@fudao/plugin-sdk';

/** No other properties. */
export const closed = { additionalProperties: false } as const;
export const oneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.String({ enum: values }));
/** The first unless told. */
export const oneOfOr = <T extends string>(first: T, ...others: T[]) =>
  Type.Unsafe<T>(Type.String({ enum: [first, ...others], default: first }));
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An id made by the platform. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._:-]+$' });
/** Importers choose the ids of bank questions. */
export const BankQuestionId = Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\s\\u0000-\\u001f]+$' });
export const Moment = Type.String({ format: 'date-time' });
/** Bounded: larger numbers are whole too, and no column keeps them. */
export const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
export const Grade = Type.Integer({ minimum: 1, maximum: 12 });

/** Up to where a text is read at all. */
export const RichText = Type.String({ maxLength: 200_000 });
