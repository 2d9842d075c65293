import type { ErrorFactory } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { checkNewPassword, type PasswordOwner, type PasswordProblem } from './new-password.ts';

const refusals: Record<PasswordProblem, ErrorFactory> = {
  'too-short': errors.PASSWORD_TOO_SHORT,
  'too-long': errors.PASSWORD_TOO_LONG,
  'is-identity': errors.PASSWORD_IS_IDENTITY,
  'too-simple': errors.PASSWORD_TOO_SIMPLE,
  unchanged: errors.PASSWORD_UNCHANGED,
};

/** @throws what is wrong with a password that its owner wants to have */
export function demandNewPassword(password: string, owner: PasswordOwner, old: string): void {
  const problem = checkNewPassword(password, owner, old);
  if (problem) throw refusals[problem]();
}
