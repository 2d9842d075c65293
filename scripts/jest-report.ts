/** Reads what jest writes with `--json --outputFile`: which tests failed, and which files took longest. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

interface TestCase {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages: readonly string[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  /** What is wrong with the file as a whole, such as a fault while it loads. */
  readonly message: string;
  /** Milliseconds of the clock. */
  readonly startTime: number;
  readonly endTime: number;
  readonly assertionResults: readonly TestCase[];
}

const linesOfFailure = 30;
const slowest = 12;

function firstLines(text: string): string {
  return stripVTControlCharacters(text).split('\n').slice(0, linesOfFailure).join('\n');
}

function failuresOf(file: TestFile, root: string): string[] {
  const failed = file.assertionResults.filter((one) => one.status === 'failed');
  const where = relative(root, file.name);
  if (failed.length === 0) return file.status === 'failed' ? [`${where}\n${firstLines(file.message)}`] : [];
  return failed.map((one) => `${where}: ${one.fullName}\n${firstLines(one.failureMessages.join('\n'))}`);
}

function seconds(file: TestFile): number {
  return Math.round((file.endTime - file.startTime) / 1000);
}

/** One text for each failed test, with its file, name and the first lines of what went wrong. */
export function failuresIn(files: readonly TestFile[], root: string): string[] {
  return files.flatMap((file) => failuresOf(file, root));
}

/** The files that took longest, such as `134 s scripts/plugin-guide.spec.ts`. */
export function slowestOf(files: readonly TestFile[], root: string): string[] {
  return [...files]
    .sort((one, other) => seconds(other) - seconds(one))
    .slice(0, slowest)
    .map((file) => `${String(seconds(file)).padStart(4)} s ${relative(root, file.name)}`);
}

/** The files of a report; none where jest ended before it wrote one. */
export async function readJestReport(path: string): Promise<TestFile[]> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? [] : (JSON.parse(text) as { testResults: TestFile[] }).testResults;
}
