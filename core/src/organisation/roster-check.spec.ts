import { problemOfRoster } from './roster-check.ts';
import type { Roster } from './schemas.ts';

const nothing = { districtIds: new Set<string>(), schoolIds: new Set<string>() };
const roster = (over: Partial<Roster> = {}): Roster => ({
  districts: [{ id: 'yunhu', name: '云湖区' }],
  schools: [{ id: 'qinghe', districtId: 'yunhu', name: '清禾中学' }],
  classGroups: [{ id: 'qinghe-7-1', schoolId: 'qinghe', grade: 7, name: '七年级1班' }],
  ...over,
});

test('a roster that hangs together is right', () => {
  expect(problemOfRoster(roster(), nothing)).toBeNull();
});

test('what is known already need not be given again', () => {
  const known = { districtIds: new Set(['yunhu']), schoolIds: new Set(['qinghe']) };
  expect(problemOfRoster(roster({ districts: [], schools: [] }), known)).toBeNull();
});

test.each<[Partial<Roster>, object]>([
  [{ districts: [] }, { kind: 'school', id: 'qinghe', reason: 'no district yunhu' }],
  [{ schools: [] }, { kind: 'class group', id: 'qinghe-7-1', reason: 'no school qinghe' }],
  [
    { districts: [...roster().districts, ...roster().districts] },
    { kind: 'district', id: 'yunhu', reason: 'given twice' },
  ],
  [{ schools: [...roster().schools, ...roster().schools] }, { kind: 'school', id: 'qinghe', reason: 'given twice' }],
  [{ classGroups: [...roster().classGroups, ...roster().classGroups] }, { kind: 'class group', reason: 'given twice' }],
])('%j is named', (over, problem) => {
  expect(problemOfRoster(roster(over), nothing)).toMatchObject(problem);
});
