import type { Audience, Caller } from '@fudao/plugin-sdk';

/** Whether a caller belongs to an audience: every condition given must hold; none given reaches nobody. */
export function isInAudience(caller: Caller, { accounts, districts, role, teaching }: Audience): boolean {
  if (!accounts && !districts && !role && !teaching) return false;
  if (accounts && !accounts.includes(caller.id)) return false;
  if (districts && (caller.districtId === null || !districts.includes(caller.districtId))) return false;
  if (role && !caller.roles.includes(role)) return false;
  return !teaching || teaches(caller, teaching.subject, teaching.grade);
}

function teaches({ teaching }: Caller, subject: string, grade: number): boolean {
  return teaching !== null && teaching.subjects.includes(subject) && teaching.grades.includes(grade);
}
