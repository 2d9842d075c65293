import { defineCollection, Type } from '@fudao/plugin-sdk';

export const closed = { additionalProperties: false } as const;

const text = Type.String({ minLength: 1, maxLength: 1_000 });

export const Card = Type.Object({ front: text, back: text, isShown: Type.Boolean(), ownerId: Type.String() }, closed);
export const CardInput = Type.Object({ front: text, back: text, isShown: Type.Optional(Type.Boolean()) }, closed);
export const CardId = Type.String({ minLength: 1, maxLength: 36, pattern: '^[0-9a-f-]+$' });
export const CardView = Type.Object({ id: Type.String(), front: text, back: text, isShown: Type.Boolean() }, closed);
export const Cards = Type.Object({ items: Type.Array(CardView), nextCursor: Type.Union([Type.String(), Type.Null()]) }, closed);
export const Page = Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }) }, closed);

export const cards = defineCollection('cards', Card);
export const tallies = defineCollection('tallies', Type.Object({ added: Type.Integer() }, closed));

export const view = (id: string, { front, back, isShown }: { front: string; back: string; isShown: boolean }) => ({ id, front, back, isShown });
