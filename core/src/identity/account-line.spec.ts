import { checkLine, LineProblem, type AccountLine, type Registers } from './account-line.ts';

const registers: Registers = {
  districtIds: new Set(['yunhu', 'dongling']),
  schools: new Map([['qinghe', { districtId: 'yunhu' }]]),
  classGroups: new Map([
    ['qinghe-7-1', { schoolId: 'qinghe', grade: 7 }],
    ['lost', { schoolId: 'gone', grade: 8 }],
  ]),
};

const student: AccountLine = { educationId: '20260001', name: '陆知远', kind: 'student', classGroupId: 'qinghe-7-1' };
const teaching = { subjects: ['math'], grades: [7], reviews: [] };
const teacher: AccountLine = { educationId: 'T0001', name: '周慕白', kind: 'teacher', schoolId: 'qinghe', teaching };
const administrator: AccountLine = { educationId: 'S0001', name: '孔令仪', kind: 'administrator' };
const vendor: AccountLine = { educationId: 'V0001', name: '谢承业', kind: 'vendor', vendorId: 'acme' };

test('a student is placed by the class group', () => {
  expect(checkLine({ ...student, educationId: ' ２０２６０００１ ' }, registers)).toMatchObject({
    educationId: '20260001',
    place: { districtId: 'yunhu', schoolId: 'qinghe', classGroupId: 'qinghe-7-1', grade: 7 },
  });
});

test('a day of birth is one that exists, of a student', () => {
  expect(checkLine({ ...student, birthDate: '2012-02-29' }, registers).line.birthDate).toBe('2012-02-29');
  for (const birthDate of ['2013-02-29', '0213-05-20', '20.5.2013', '']) {
    expect(() => checkLine({ ...student, birthDate }, registers)).toThrow('the birthDate must be a day such as 2013-05-20');
  }
  expect(() => checkLine({ ...teacher, birthDate: '1990-05-20' }, registers)).toThrow('a teacher has no birthDate here');
});

test('a teacher is placed by the school, and may administer it too', () => {
  expect(checkLine({ ...teacher, roles: ['school-administrator'] }, registers).place).toEqual({
    ...{ districtId: 'yunhu', schoolId: 'qinghe', classGroupId: null, grade: null },
  });
});

test('administrators are placed where their role holds', () => {
  const place = (over: Partial<AccountLine>) => checkLine({ ...administrator, ...over }, registers).place;
  expect(place({ roles: ['city-administrator'] })).toMatchObject({ districtId: null, schoolId: null });
  expect(place({ roles: ['district-administrator'], districtId: 'dongling' })).toMatchObject({
    districtId: 'dongling',
  });
  expect(place({ roles: ['school-administrator'], schoolId: 'qinghe' })).toMatchObject({
    districtId: 'yunhu',
    schoolId: 'qinghe',
  });
});

test('a vendor belongs to no district', () => {
  expect(checkLine(vendor, registers).place.districtId).toBeNull();
});

test.each<[AccountLine, string]>([
  [{ ...student, educationId: '٢٠٢٦٠٠٠١' }, 'the educationId must be 4 to 32 letters and digits'],
  [{ ...student, classGroupId: 'nowhere' }, 'there is no class group nowhere'],
  [{ ...student, classGroupId: 'lost' }, 'there is no school gone'],
  [{ ...student, schoolId: 'songtai' }, 'class group qinghe-7-1 is not in school songtai'],
  [{ ...student, districtId: 'dongling' }, 'school qinghe is not in district dongling'],
  [{ ...student, districtId: 'atlantis' }, 'there is no district atlantis'],
  [{ ...student, classGroupId: undefined }, 'a student needs a classGroupId'],
  [{ ...student, roles: ['city-administrator'] }, 'a student has no other roles'],
  [{ ...student, teaching }, 'a student has no teaching'],
  [{ ...student, vendorId: 'acme' }, 'a vendor, and nobody else, needs a vendorId'],
  [{ ...student, password: 'short' }, 'the password is too-short'],
  [{ ...student, password: '20260001' }, 'the password is is-identity'],
  [{ ...teacher, schoolId: 'nowhere' }, 'there is no school nowhere'],
  [{ ...teacher, teaching: undefined }, 'a teacher needs a schoolId and teaching'],
  [{ ...teacher, schoolId: undefined }, 'a teacher needs a schoolId and teaching'],
  [{ ...teacher, classGroupId: 'qinghe-7-1' }, 'a teacher has no classGroupId'],
  [{ ...teacher, roles: ['reviewer'] }, 'the role reviewer cannot be assigned; it comes with the kind or the teaching'],
  [
    { ...teacher, teaching: { ...teaching, reviews: ['physics'] } },
    'a teacher can only review own subjects, not physics',
  ],
  [administrator, 'an administrator needs a role'],
  [{ ...administrator, roles: ['school-administrator'] }, 'a school-administrator needs a schoolId'],
  [{ ...administrator, roles: ['district-administrator'] }, 'a district-administrator needs a districtId'],
  [
    { ...administrator, roles: ['student'] },
    'the role student cannot be assigned; it comes with the kind or the teaching',
  ],
  [{ ...vendor, vendorId: undefined }, 'a vendor, and nobody else, needs a vendorId'],
  [{ ...vendor, districtId: 'yunhu' }, 'a vendor belongs to no district'],
])('%j is refused: %s', (line, message) => {
  expect(() => checkLine(line, registers)).toThrow(new LineProblem(message));
});
