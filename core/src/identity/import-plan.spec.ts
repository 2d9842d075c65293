import fc from 'fast-check';
import type { AccountRecord } from './account.ts';
import type { CheckedLine } from './account-line.ts';
import { planImport } from './import-plan.ts';

const checkedLine = fc
  .record({
    number: fc.nat({ max: 20 }),
    name: fc.constantFrom('陆知远', '沈书窈'),
    school: fc.constantFrom('qinghe', 'wanghu'),
    subject: fc.constantFrom('math', 'physics'),
  })
  .map(({ number, name, school, subject }): CheckedLine => ({
    educationId: `T${1000 + number}`,
    line: {
      educationId: `T${1000 + number}`,
      ...{ name, kind: 'teacher', schoolId: school, teaching: { subjects: [subject], grades: [7], reviews: [] } },
    },
    place: { districtId: 'yunhu', schoolId: school, classGroupId: null, grade: null },
  }));
const lines = fc.uniqueArray(checkedLine, { selector: ({ educationId }) => educationId, maxLength: 15 });

const counter = () => {
  let last = 0;
  return () => `id-${++last}`;
};
const remember = (accounts: readonly AccountRecord[], before: ReadonlyMap<string, AccountRecord> = new Map()) =>
  new Map([...before, ...accounts.map((account) => [account.educationId, account] as const)]);

const noPasswords = { hashes: new Map<string, string>(), expiresAt: null };

test('an import run twice changes nothing', () => {
  fc.assert(
    fc.property(lines, (wanted) => {
      const first = planImport(wanted, new Map(), noPasswords, counter());
      expect(first.create).toHaveLength(wanted.length);
      const again = planImport(wanted, remember(first.create), { hashes: new Map([['T1000', 'another hash']]), expiresAt: 1 }, counter());
      // A hash is only taken where there was none.
      expect(again.create).toEqual([]);
      expect(again.toSignOut).toEqual([]);
      expect(again.unchanged + again.change.filter(({ educationId }) => educationId === 'T1000').length).toBe(
        wanted.length,
      );
    }),
  );
});

test('an import never takes a password, a suspension or an id away', () => {
  fc.assert(
    fc.property(lines, lines, (before, wanted) => {
      const { create } = planImport(before, new Map(), noPasswords, counter());
      const existing = remember(
        create.map((account) => ({ ...account, passwordHash: 'own', status: 'suspended' as const })),
      );
      const hashes = new Map(wanted.map(({ educationId }) => [educationId, 'first'] as const));
      const { change } = planImport(wanted, existing, { hashes, expiresAt: 1 }, counter());
      for (const account of change) {
        expect(account).toMatchObject({
          passwordHash: 'own',
          status: 'suspended',
          id: existing.get(account.educationId)!.id,
        });
      }
    }),
  );
});

test('who gets another place or other rights is signed out, and nobody for a new name', () => {
  fc.assert(
    fc.property(lines, lines, (before, wanted) => {
      const existing = remember(planImport(before, new Map(), noPasswords, counter()).create);
      const { change, toSignOut } = planImport(wanted, existing, noPasswords, counter());
      const moved = change.filter(({ educationId, schoolId, teaching }) => {
        const old = existing.get(educationId)!;
        return old.schoolId !== schoolId || old.teaching!.subjects[0] !== teaching!.subjects[0];
      });
      expect(toSignOut).toEqual(moved.map(({ id }) => id));
    }),
  );
});

test('a day of birth stays where a later register does not say it', () => {
  const place = { districtId: 'yunhu', schoolId: 'qinghe', classGroupId: 'qinghe-7-1', grade: 7 };
  const line = (birthDate?: string): CheckedLine => ({
    educationId: '20260001',
    line: { educationId: '20260001', name: '陆知远', kind: 'student', classGroupId: 'qinghe-7-1', ...(birthDate && { birthDate }) },
    place,
  });
  const { create } = planImport([line('2013-05-20')], new Map(), noPasswords, counter());
  expect(planImport([line()], remember(create), noPasswords, counter())).toMatchObject({ change: [], unchanged: 1 });
  expect(planImport([line('2013-05-21')], remember(create), noPasswords, counter()).change).toMatchObject([{ birthDate: '2013-05-21' }]);
});
