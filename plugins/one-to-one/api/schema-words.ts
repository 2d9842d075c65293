import { Type, type TSchema } from '@fudao/plugin-sdk';

/** No other properties. */
export const closed = { additionalProperties: false } as const;
export const oneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.String({ enum: values }));
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An id made by the platform. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._:-]+$' });
export const Moment = Type.String({ format: 'date-time' });
export const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
export const Grade = Type.Integer({ minimum: 1, maximum: 12 });
/** Up to where a text is read at all. */
export const RichText = Type.String({ maxLength: 20_000 });
