import { Type, type Static } from '@sinclair/typebox';

/** A short text in both languages of the platform; zh-CN is what most people see. */
export const LocalTextSchema = Type.Object(
  { 'zh-CN': Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
);

export type LocalText = Static<typeof LocalTextSchema>;

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
