import type { SupervisedItem } from '../api.ts';
import { csvHeadOf, csvRows, type Wording } from './supervision-csv.ts';

const wording: Wording = {
  language: 'zh-CN',
  subjects: new Map([['math', { 'zh-CN': '数学', en: 'Maths' }]]),
};

const item: SupervisedItem = {
  id: 'q1',
  subject: 'math',
  grade: 8,
  state: 'adopted',
  askedAt: '2026-11-23T10:05:00.000Z',
  answerCount: 2,
  answersWanted: 3,
  claim: null,
  pictureCount: 1,
  districtId: 'east',
  districtName: '东区',
  schoolId: 'east-1',
  schoolName: '=HYPERLINK("http://x","第一中学"), 东校区',
  firstAnsweredAt: '2026-11-23T10:47:20.000Z',
  stars: 5,
};

/** Reads a table as a spreadsheet does. */
function read(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines.slice(0, -1);
}

describe('the table for spreadsheets', () => {
  test('has the city’s time, names, waits in minutes, and no formula', () => {
    const csv = csvHeadOf(wording) + csvRows([item], wording);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const [head, row] = read(csv.slice(1));
    expect(head).toEqual(expect.arrayContaining(['提问时间', '学校', '状态', '编号']));
    expect(row).toEqual([
      '2026-11-23 18:05',
      '东区',
      `'${item.schoolName}`,
      '8',
      '数学',
      '已采纳',
      '1',
      '2',
      '42',
      '5',
      'q1',
    ]);
  });

  test('leaves empty what is not there yet, and speaks English', () => {
    const english = { ...wording, language: 'en' as const };
    const waiting = { ...item, state: 'open' as const, subject: 'it', firstAnsweredAt: null, stars: null };
    const [row] = read(csvRows([waiting], english));
    expect(row).toEqual(expect.arrayContaining(['it', 'Waiting for a teacher', '']));
  });
});
