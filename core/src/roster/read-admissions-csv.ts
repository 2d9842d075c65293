import { basename } from 'node:path';
import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { RosterFault, unreadable, type RosterProblem } from './roster-entry.ts';
import { textOf } from './read-text.ts';

/** A teacher who was admitted before the platform, as `admission.importAdmissions` takes it. */
export interface AdmissionLine {
  educationId: string;
  title: string;
  subjects: string[];
  grades: number[];
  admittedOn: string;
  validUntil?: string;
}

export type FoundAdmission = { readonly where: string; readonly line: AdmissionLine } | RosterProblem;

/** A column is known by either of its names. */
const columns: Readonly<Record<keyof AdmissionLine, string>> = {
  educationId: '教育ID',
  title: '职称',
  subjects: '学科',
  grades: '年级',
  admittedOn: '认定日期',
  validUntil: '有效期至',
};
const names = Object.keys(columns) as (keyof AdmissionLine)[];
const optional: readonly string[] = ['validUntil'];

interface Parsed {
  record: Partial<Record<string, string>>;
  info: { lines: number };
}

function knownHeader(file: string) {
  return (header: string[]): string[] => {
    const known = header.map((cell) => names.find((name) => name === cell || columns[name] === cell) ?? cell);
    const missing = names.filter((name) => !optional.includes(name) && !known.includes(name));
    if (missing.length === 0) return known;
    throw new RosterFault(
      `The first line of ${file} must name the columns ${names.join(',')}; there is no ${missing.join(', ')}.`,
    );
  };
}

const words = (text: string) => text.split(/[;；、/|\s]+/).filter((word) => word !== '');

/** `七年级` means 7. */
function gradeOf(text: string): number {
  const chinese = '七八九'.indexOf(text.replace('年级', ''));
  return chinese >= 0 && text !== '' ? chinese + 7 : Number(text.replace('年级', ''));
}

function lineOf({ record }: Parsed): AdmissionLine | string {
  const missing = names.find((name) => !optional.includes(name) && !record[name]);
  if (missing) return `${missing} is missing; does the line end too early?`;
  const { educationId, title, subjects, grades, admittedOn, validUntil } = record as Record<
    keyof AdmissionLine,
    string
  >;
  const numbers = words(grades).map(gradeOf);
  if (numbers.some((grade) => !Number.isInteger(grade))) return `grades ${grades} are not numbers such as 7;8`;
  if ([educationId, title, admittedOn].some((text) => text.length > 40)) return 'a cell is too long';
  return {
    educationId,
    title,
    subjects: words(subjects),
    grades: numbers,
    admittedOn,
    ...(validUntil && { validUntil }),
  };
}

/**
 * Admitted teachers of a CSV file, one by one. Its first line names the columns `educationId,title,subjects,grades,
 * admittedOn,validUntil`, in any order and also in Chinese; other columns are not looked at.
 * @throws RosterFault
 */
export async function* readAdmissionsCsv(file: string): AsyncGenerator<FoundAdmission> {
  const parser = parse({
    bom: true,
    columns: knownHeader(file),
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const text = Readable.from(textOf(file));
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const parsed of parser as AsyncIterable<Parsed>) {
      const where = `${basename(file)} line ${parsed.info.lines}`;
      const line = lineOf(parsed);
      yield typeof line === 'string'
        ? { where, educationId: parsed.record['educationId'] || null, reason: line }
        : { where, line };
    }
  } catch (cause) {
    throw cause instanceof RosterFault ? cause : unreadable(file, cause);
  }
}
