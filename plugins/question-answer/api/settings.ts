import type { Static } from '@fudao/plugin-sdk';
import { oneOf } from './schema-words.ts';

export const Strictness = oneOf('gentle', 'standard', 'strict');
export type Strictness = Static<typeof Strictness>;

/** A district's settings of this plugin (plugin.json `settings`). */
export interface Settings {
  strictness: Strictness;
  leaseMinutes: number;
  answersPerQuestion: number;
  maxOpenQuestionsPerStudent: number;
  /** Percent. */
  goodMatch: number;
  reach: 'city' | 'district';
}
