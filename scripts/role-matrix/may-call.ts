import type { Role } from '@fudao/plugin-sdk';
import type { DeclaredAction, Declarations } from './declared-actions.ts';

/** Whether somebody of these roles may call an action; null is nobody who signed in. */
export function mayCall({ allow }: DeclaredAction, roles: readonly Role[] | null, { permissions }: Declarations): boolean {
  if (allow === 'anyone') return true;
  if (roles === null) return false;
  if (allow === 'signed-in') return true;
  return allow.some((permission) => permissions[permission]?.some((role) => roles.includes(role)) ?? false);
}
