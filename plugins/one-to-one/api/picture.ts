import { Type, type Static } from '@fudao/plugin-sdk';
import { closed, Count, Id } from './schema-words.ts';

export const Picture = Type.Object(
  { id: Id, url: Type.String(), thumbnailUrl: Type.String(), width: Count, height: Count },
  closed,
);
export type Picture = Static<typeof Picture>;
