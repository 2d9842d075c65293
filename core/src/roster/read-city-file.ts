import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { TSchema } from '@fudao/plugin-sdk';
import { compileSchema } from '../runtime/validation.ts';
import {
  administratorLine,
  AdministratorSchema,
  CityRosterSchema,
  studentLine,
  StudentSchema,
  teacherLine,
  TeacherSchema,
  type AccountLine,
  type CityRoster,
} from './city-roster.ts';
import { RosterFault, unreadable, type FoundEntry } from './roster-entry.ts';

export interface CityFile {
  readonly roster: CityRoster;
  readonly entries: readonly FoundEntry[];
}

/** The groups of people of a file: how each is checked, and made into an account. */
const groups: readonly (readonly [key: 'students' | 'teachers' | 'administrators', TSchema, (entry: never) => AccountLine])[] = [
  ['administrators', AdministratorSchema, administratorLine],
  ['teachers', TeacherSchema, teacherLine],
  ['students', StudentSchema, studentLine],
];

function lineOf(document: Document, lines: LineCounter, path: readonly unknown[]): number {
  const node: unknown = document.getIn(path, true);
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 0;
}

function entryOf(value: unknown, where: string, schema: TSchema, toLine: (entry: never) => AccountLine): FoundEntry {
  const [problem] = compileSchema(schema)(value) ?? [];
  if (!problem) return { where, account: toLine(value as never) };
  const { educationId } = (value ?? {}) as { educationId?: unknown };
  const reason = `${problem.field || 'the entry'} ${problem.message}`;
  return { where, educationId: typeof educationId === 'string' ? educationId : null, reason };
}

/**
 * Reads a roster file (YAML). People that are wrong are told one by one; places that are wrong refuse the file.
 * @throws RosterFault
 */
export async function readCityFile(file: string): Promise<CityFile> {
  const bytes = await readFile(file).catch((cause: unknown) => Promise.reject(unreadable(file, cause)));
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { lineCounter: lines });
  } catch (cause) {
    throw unreadable(file, cause);
  }
  const [broken] = document.errors;
  if (broken) throw unreadable(file, new Error(broken.message.split('\n')[0]));
  const roster = document.toJS() as CityRoster;
  const [problem] = compileSchema(CityRosterSchema)(roster) ?? [];
  if (problem) throw new RosterFault(`The file ${file} is no roster: ${problem.field || 'the whole'} ${problem.message}.`);
  const entries = groups.flatMap(([key, schema, toLine]) =>
    (roster[key] ?? []).map((value, index) =>
      entryOf(value, `${basename(file)} line ${lineOf(document, lines, [key, index])}`, schema, toLine),
    ),
  );
  return { roster, entries };
}
