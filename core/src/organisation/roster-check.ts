import type { Roster } from './schemas.ts';

export interface RosterProblem {
  kind: 'district' | 'school' | 'class group';
  id: string;
  reason: string;
}

function repeated<T extends { id: string }>(items: readonly T[]): T | undefined {
  const seen = new Set<string>();
  return items.find(({ id }) => seen.size === seen.add(id).size);
}

/** The first thing wrong with a roster, given which districts and schools are known already. */
export function problemOfRoster(
  roster: Roster,
  known: { districtIds: ReadonlySet<string>; schoolIds: ReadonlySet<string> },
): RosterProblem | null {
  const district = repeated(roster.districts);
  if (district) return { kind: 'district', id: district.id, reason: 'given twice' };
  const school = repeated(roster.schools);
  if (school) return { kind: 'school', id: school.id, reason: 'given twice' };
  const classGroup = repeated(roster.classGroups);
  if (classGroup) return { kind: 'class group', id: classGroup.id, reason: 'given twice' };
  const districtIds = new Set([...known.districtIds, ...roster.districts.map(({ id }) => id)]);
  const stray = roster.schools.find(({ districtId }) => !districtIds.has(districtId));
  if (stray) return { kind: 'school', id: stray.id, reason: `no district ${stray.districtId}` };
  const schoolIds = new Set([...known.schoolIds, ...roster.schools.map(({ id }) => id)]);
  const lost = roster.classGroups.find(({ schoolId }) => !schoolIds.has(schoolId));
  return lost ? { kind: 'class group', id: lost.id, reason: `no school ${lost.schoolId}` } : null;
}
