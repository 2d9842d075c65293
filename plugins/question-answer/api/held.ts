import type { Static } from '@fudao/plugin-sdk';
import { oneOf } from './schema-words.ts';

/**
 * What the screening held shows to nobody but its author, and to moderators, until one of them looked.
 * waiting  in the moderators' queue
 * refused  not let through; the text stays with its author, to be edited and handed in again
 */
export const Held = oneOf('waiting', 'refused');
export type Held = Static<typeof Held>;
