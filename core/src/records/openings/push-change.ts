import type { Work } from '@fudao/plugin-sdk';
import type { Opening } from './opening.ts';

/** Open pages of these people load anew what they show of an opening; that it is about a person is not said. */
export function pushChange(work: Work, { id }: Pick<Opening, 'id'>, accounts: readonly string[]): void {
  if (accounts.length > 0) work.push({ accounts: [...new Set(accounts)] }, 'records.opening-changed', { id });
}
