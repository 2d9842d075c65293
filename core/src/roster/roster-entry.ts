import type { AccountLine } from './city-roster.ts';

/** A person of a roster, and where in which file it stands: `students.csv line 17`. */
export interface RosterEntry {
  readonly where: string;
  readonly account: AccountLine;
}

/** What is wrong with one person of a roster; the person is left out. */
export interface RosterProblem {
  readonly where: string;
  readonly educationId: string | null;
  readonly reason: string;
}

export type FoundEntry = RosterEntry | RosterProblem;

/** A roster file as a whole cannot be used; the message is a sentence for the operator. */
export class RosterFault extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8; in Excel save it as "CSV UTF-8"',
};

/** The reason why a file cannot be read, as a sentence. */
export function unreadable(file: string, cause: unknown): RosterFault {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  const reason = reasons[code] ?? message.replace(/\.$/, '');
  return new RosterFault(`The file ${file} cannot be read: ${reason}.`, { cause });
}
