import type { ActionContext, Caller } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { findDistricts } from '../roster.repository.ts';
import type { Scope } from './calendar-edit.ts';

/** Whose part of the calendar a caller changes: the city's own or a district that is named; others their own district's. */
export function scopeOf(
  { kind, roles, districtId }: Pick<Caller, 'kind' | 'roles' | 'districtId'>,
  asked: string | undefined,
): Scope {
  if (kind === 'system' || roles.includes('city-administrator')) return asked ?? null;
  if (districtId === null) throw errors.DISTRICT_REQUIRED();
  if (asked !== undefined && asked !== districtId) throw errors.DISTRICT_NOT_YOURS();
  return districtId;
}

/** @throws ORGANISATION_DISTRICT_NOT_FOUND */
export async function existingScope(
  { caller, db }: Pick<ActionContext<unknown>, 'caller' | 'db'>,
  asked: string | undefined,
): Promise<Scope> {
  const scope = scopeOf(caller, asked);
  if (scope !== null && (await findDistricts(db, [scope])).length === 0) throw errors.DISTRICT_NOT_FOUND();
  return scope;
}
