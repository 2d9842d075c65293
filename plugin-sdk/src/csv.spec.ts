import fc from 'fast-check';
import { csvCell, csvMoment } from './csv.ts';

/** The first cell of a line, as a spreadsheet reads it. */
function firstOf(line: string): string {
  const [, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*)),end$/.exec(line)!;
  return quoted?.replaceAll('""', '"') ?? plain!;
}

test('every text is one cell that no spreadsheet calculates', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const cell = csvCell(words);
      expect([words, `'${words}`]).toContain(firstOf(`${cell},end`));
      expect(cell).not.toMatch(/^"?\s*[=+\-@]/);
    }),
  );
});

test('a figure stays a figure, and what is not there is empty', () => {
  expect([csvCell(-2), csvCell({ number: '-2.00' }), csvCell(null)]).toEqual(['-2', '-2.00', '']);
});

test('a moment is told in the time of the city', () => {
  expect(csvMoment('2026-01-01T20:30:00Z')).toBe('2026-01-02 04:30');
});
