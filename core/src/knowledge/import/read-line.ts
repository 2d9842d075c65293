import { readQuestion, type ReadingRules } from '../bank-question-input.ts';
import type { BankQuestion } from '../bank-question.ts';
import { lineProblem, type LineProblem } from './problem.ts';
import { longestLine, type Line } from './split-lines.ts';

/** Sources of questions that do not come from files. */
const reservedSources = new Set(['seed', 'proposal']);
const defaultSource = 'import';

/** A question, a reason to leave the line out, or neither for a line of white space. */
export type LineReading = { readonly question: BankQuestion } | { readonly problem: LineProblem } | undefined;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function decode(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): string | null {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 64) : null;
}

function readValue(line: number, value: unknown, rules: ReadingRules): LineReading {
  const id = idOf(value);
  const reading = readQuestion(value, defaultSource, rules);
  if ('fault' in reading) {
    const { fault, ...details } = reading;
    return { problem: lineProblem(line, id, fault, details) };
  }
  const { source } = reading.question;
  if (reservedSources.has(source)) return { problem: lineProblem(line, id, 'RESERVED_SOURCE', { source }) };
  return reading;
}

export function readLine(line: Line, rules: ReadingRules): LineReading {
  const { number } = line;
  if ('isTooLong' in line)
    return { problem: lineProblem(number, null, 'LINE_TOO_LONG', { kilobytes: longestLine / 1024 }) };
  const text = decode(line.bytes);
  if (text === undefined) return { problem: lineProblem(number, null, 'NOT_UTF8') };
  if (text.trim() === '') return undefined;
  try {
    return readValue(number, JSON.parse(text), rules);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The message quotes the line; a long one says no more.
    return { problem: lineProblem(number, null, 'BROKEN_JSON', { reason: error.message.slice(0, 120) }) };
  }
}
