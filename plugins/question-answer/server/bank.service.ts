import { consumer, defineService } from '@fudao/plugin-sdk';
import { nudgeFollowers } from './search-runtime.ts';

/** Follows the bank. The event reaches one node; the others see the change at their next poll. */
export const bank = defineService({
  name: 'bank',
  events: {
    'knowledge.bank-changed.v1': consumer(async () => nudgeFollowers()),
  },
});
