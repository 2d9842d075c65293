import { documentErrors, documentLimits, type DocumentFilter, type ListOptions } from '@fudao/plugin-sdk';
import { checkKey } from './document-names.ts';

const PERSON_LENGTH = 64;
const DEFAULT_PAGE = 50;

/** What a list or a count asks for, checked. */
export interface Filter {
  readonly prefix: string | undefined;
  readonly personId: string | undefined;
}

export interface Range extends Filter {
  readonly limit: number;
  /** The last key of the page before. */
  readonly cursor: string | undefined;
  readonly descending: boolean;
}

export interface PutWish {
  /** Undefined: as it was. */
  readonly personId: string | null | undefined;
  readonly expectedRevision: number | undefined;
}

type Given = Readonly<Record<string, unknown>>;

export function checkPutOptions(options: unknown): PutWish {
  const given = demandOptions(options, ['personId', 'expectedRevision']);
  const { personId } = given;
  return {
    personId: personId === null ? null : checkPerson(personId),
    expectedRevision: checkRevision(given['expectedRevision']),
  };
}

export function checkDeleteOptions(options: unknown): Pick<PutWish, 'expectedRevision'> {
  return { expectedRevision: checkRevision(demandOptions(options, ['expectedRevision'])['expectedRevision']) };
}

export function checkFilter(options: unknown): Filter {
  return filterOf(demandOptions(options, ['prefix', 'personId'] satisfies (keyof DocumentFilter)[]));
}

export function checkListOptions(options: unknown): Range {
  const known: (keyof ListOptions)[] = ['prefix', 'personId', 'limit', 'cursor', 'descending'];
  const given = demandOptions(options, known);
  const { limit = DEFAULT_PAGE, cursor, descending = false } = given;
  if (!Number.isInteger(limit) || (limit as number) < 1 || (limit as number) > documentLimits.page) {
    throw documentErrors.INVALID({ reason: `limit is a number from 1 to ${documentLimits.page}` });
  }
  if (typeof descending !== 'boolean') throw documentErrors.INVALID({ reason: 'descending is true or false' });
  return {
    ...filterOf(given),
    limit: limit as number,
    cursor: cursor === undefined ? undefined : checkKey(cursor, 'a cursor'),
    descending,
  };
}

function filterOf({ prefix, personId }: Given): Filter {
  return {
    prefix: prefix === undefined || prefix === '' ? undefined : checkKey(prefix, 'a prefix'),
    personId: checkPerson(personId),
  };
}

/** A misspelt option must not pass for one that was left out. */
function demandOptions(options: unknown, known: readonly string[]): Given {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw documentErrors.INVALID({ reason: 'the options are an object' });
  }
  const strange = Object.keys(options).find((name) => !known.includes(name));
  if (strange !== undefined) throw documentErrors.INVALID({ reason: `there is no option ${strange.slice(0, 40)}` });
  return options as Given;
}

function checkPerson(personId: unknown): string | undefined {
  if (personId === undefined) return undefined;
  if (typeof personId === 'string' && personId !== '' && personId.length <= PERSON_LENGTH) return personId;
  throw documentErrors.INVALID({ reason: 'personId is the id of an account' });
}

function checkRevision(revision: unknown): number | undefined {
  if (revision === undefined) return undefined;
  if (Number.isSafeInteger(revision) && (revision as number) >= 0) return revision as number;
  throw documentErrors.INVALID({ reason: 'expectedRevision is a whole number from 0' });
}
