import { parseSubjects, readSubjects } from './subjects.ts';

const name = '{ zh-CN: 甲, en: A }';
const file = (more: string) => `
subjects:
  - { id: math, name: ${name}, icon: calculate, color: '#112233'${more} }
grades:
  - { id: 7, name: ${name} }
`;

describe('subjects and grades', () => {
  test('the nine subjects of the programme, and what only the bank knows', async () => {
    const subjects = await readSubjects();
    expect(subjects.taught.map(({ id }) => id)).toEqual([
      'chinese',
      'math',
      'english',
      'morality',
      'physics',
      'chemistry',
      'biology',
      'history',
      'geography',
    ]);
    expect(subjects.bankOnly.map(({ id }) => id)).toEqual(['science', 'it']);
    expect([subjects.isTaught('it'), subjects.isInBank('it'), subjects.isInBank('alchemy')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([7, 8, 9, 10].map((grade) => subjects.isGrade(grade))).toEqual([true, true, true, false]);
  });

  test('physics is learnt from grade 8 on, chemistry from grade 9, all others from the first', async () => {
    const { taught } = await readSubjects();
    expect(taught.flatMap(({ id, fromGrade }) => (fromGrade === undefined ? [] : [[id, fromGrade]]))).toEqual([['physics', 8], ['chemistry', 9]]);
    expect(() => parseSubjects(file(', fromGrade: none'))).toThrow('subjects.0.fromGrade');
  });

  test('what people see of a subject does not tell where it is used', () => {
    expect(parseSubjects(file(', bankOnly: true')).bankOnly[0]).not.toHaveProperty('bankOnly');
  });

  test('a mistake in the file names the place', () => {
    expect(() => parseSubjects(file(', colour: red'))).toThrow('subjects.0.colour');
    expect(() => parseSubjects('subjects: []')).toThrow('config/subjects.yaml');
  });
});
