import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { compileSchema } from '../runtime/validation.ts';
import { studentLine, StudentSchema } from './city-roster.ts';
import { textOf } from './read-text.ts';
import { RosterFault, unreadable, type FoundEntry } from './roster-entry.ts';

const wanted = ['educationId', 'name', 'classGroup'] as const;

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

function checkHeader(file: string, passwordColumn: string | undefined) {
  return (header: string[]): string[] => {
    const missing = [...wanted, ...(passwordColumn ? [passwordColumn] : [])].filter((name) => !header.includes(name));
    if (missing.length === 0) return header;
    throw new RosterFault(`The first line of ${file} must name the columns ${wanted.join(',')}; there is no ${missing.join(', ')}.`);
  };
}

/**
 * Students of a CSV file whose first line names the columns `educationId,name,classGroup`, and `birthDate` where it is
 * known, one by one; other columns are not looked at. `passwordColumn` names the one with first passwords.
 * @throws RosterFault
 */
export async function* readStudentsCsv(file: string, passwordColumn?: string): AsyncGenerator<FoundEntry> {
  const columns = checkHeader(file, passwordColumn);
  const parser = parse({ bom: true, columns, info: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  const text = Readable.from(textOf(file));
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield entryOf(record, `${basename(file)} line ${info.lines}`, passwordColumn);
    }
  } catch (cause) {
    throw cause instanceof RosterFault ? cause : unreadable(file, cause);
  }
}

function entryOf(record: Record<string, string>, where: string, passwordColumn: string | undefined): FoundEntry {
  const student = Object.fromEntries([...wanted, 'birthDate'].map((name) => [name, record[name] ?? '']));
  const [problem] = compileSchema(StudentSchema)(student) ?? [];
  if (problem) return { where, educationId: record['educationId'] || null, reason: `${problem.field} ${problem.message}` };
  const account = studentLine(student as never);
  return { where, account: passwordColumn ? { ...account, password: record[passwordColumn] ?? '' } : account };
}
