import { csvCell } from '@fudao/plugin-sdk';
import { readZip } from '../testing/read-zip.ts';
import { csvOf } from './csv.ts';
import { numberCell, type Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

const table: Table = {
  name: '发放表',
  headings: ['姓名', '金额（元）'],
  rows: [
    ['周文静', numberCell('1234.50')],
    ['=HYPERLINK("http://x","<&>")', numberCell('0.05')],
    ['合计', numberCell('1234.55')],
  ],
};

describe('a table as CSV', () => {
  test('opens in a spreadsheet as UTF-8', () => {
    expect([...csvOf(table).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csvOf(table).toString()).toBe('\uFEFF姓名,金额（元）\r\n周文静,1234.50\r\n"\'=HYPERLINK(""http://x"",""<&>"")",0.05\r\n合计,1234.55\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\n@x'])('words that begin like a formula are none: %j', (words) => {
    expect(csvCell(words).replace(/^"/, '')).toMatch(/^'/);
  });

  test('a number below nothing stays a number', () => {
    expect(csvCell(numberCell('-2.00'))).toBe('-2.00');
  });
});

test('a table as XLSX has its numbers as numbers and its words as words', async () => {
  const parts = readZip(await xlsxOf(table));
  const sheet = parts.get('xl/worksheets/sheet1.xml')!;
  expect([...sheet.matchAll(/<v>([\d.]+)<\/v><\/c>/g)].map(([, value]) => value)).toEqual(expect.arrayContaining(['1234.5', '0.05', '1234.55']));
  expect(sheet).not.toContain('<f>');
  expect(parts.get('xl/sharedStrings.xml')).toContain('<t>=HYPERLINK("http://x","&lt;&amp;&gt;")</t>');
});
