import { csvHead, csvLine, FudaoError, type CallAction, type CsvCell, type SqlScope } from '@fudao/plugin-sdk';
import { listOpenings } from '../openings/openings.repository.ts';
import { findPeople, type KnownPerson } from '../people.ts';
import { kindsIn } from '../retention/end-payloads.ts';
import { searchRecords, type Cursor, type FoundRecord } from '../search/found-record.ts';

const pageSize = 500;

/** The year in question, and where to read. */
export interface PackSource {
  readonly db: SqlScope;
  readonly call: CallAction;
  /** Milliseconds since 1970; the end is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Told how many rows there were, once they were read to their end. */
type OnRows = (count: number) => void;

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const whoOf = (people: Map<string, KnownPerson>, id: string | null): CsvCell[] => [id, people.get(id ?? '')?.name ?? null, people.get(id ?? '')?.educationId ?? null];

export async function* openingRows({ db, call, from, to }: PackSource, onRows: OnRows): AsyncGenerator<string> {
  yield csvHead(['number', 'asked', 'viewer', 'viewer name', 'viewer education id', 'reason', 'words', 'person', 'record', 'from', 'to', 'state', 'decided by', 'decider name', 'decider education id', 'decided', 'note', 'expires', 'views']);
  let count = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await listOpenings(db, '', {}, { before, from, to }, pageSize);
    const people = await findPeople({ call }, page.flatMap(({ viewerId, decidedBy }) => (decidedBy === null ? [viewerId] : [viewerId, decidedBy])));
    for (const one of page) {
      yield csvLine([
        ...[one.number, iso(one.askedAt), ...whoOf(people, one.viewerId), one.reason, one.words, one.personId, one.recordSeq],
        ...[iso(one.fromAt), iso(one.toAt), one.state, ...whoOf(people, one.decidedBy), iso(one.decidedAt), one.note, iso(one.expiresAt), one.views],
      ]);
    }
    count += page.length;
    if (page.length < pageSize) return onRows(count);
    before = page.at(-1)!.number;
  }
}

async function* recordsOf({ db, from, to }: PackSource, isWanted: (kind: string) => boolean): AsyncGenerator<FoundRecord[]> {
  for (const kind of (await kindsIn(db)).filter(isWanted)) {
    for (let cursor: Cursor | undefined; ; ) {
      const page = await searchRecords(db, { kind, from, to }, cursor, pageSize);
      if (page.length > 0) yield page;
      if (page.length < pageSize) break;
      cursor = page.at(-1)!;
    }
  }
}

/** Records of some kinds: who did what when to whom, with what may be said of it. */
export async function* recordRows(
  source: PackSource,
  isWanted: (kind: string) => boolean,
  detailsOf: (page: readonly FoundRecord[]) => Promise<ReadonlyMap<number, string>>,
  onRows: OnRows,
): AsyncGenerator<string> {
  yield csvHead(['record', 'time', 'kind', 'who', 'who name', 'who education id', 'thing', 'person', 'district', 'school', 'detail']);
  let count = 0;
  for await (const page of recordsOf(source, isWanted)) {
    const people = await findPeople(source, page.map(({ actorId }) => actorId));
    const details = await detailsOf(page);
    for (const record of page) {
      const { seq, at, kind, actorId, subjectId, personId, districtId, schoolId } = record;
      yield csvLine([seq, iso(at), kind, ...whoOf(people, actorId), subjectId, personId, districtId, schoolId, details.get(seq) ?? null]);
    }
    count += page.length;
  }
  onRows(count);
}

interface ConsentPage {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor?: string | number | null;
}

const isMissing = (error: unknown) => error instanceof FudaoError && (error.cause as { name?: string } | undefined)?.name === 'ServiceNotFoundError';

async function consentPage({ call, from, to }: PackSource, cursor: string | number | undefined): Promise<ConsentPage | null> {
  try {
    return await call<ConsentPage>('consent.changes', { from, to, ...(cursor !== undefined && { cursor }) });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const cellOf = (value: unknown): CsvCell => {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
};

/** The history of consents as its room tells it. @param onRows told null where there is no such room */
export async function* consentRows(source: PackSource, onRows: (count: number | null) => void): AsyncGenerator<string> {
  let columns: string[] | undefined;
  let count = 0;
  for (let cursor: string | number | undefined; ; ) {
    const page = await consentPage(source, cursor);
    if (!page) return onRows(null);
    if (!columns && page.items[0]) {
      columns = Object.keys(page.items[0]);
      yield csvHead(columns);
    }
    for (const item of page.items) yield csvLine(columns!.map((name) => cellOf(item[name])));
    count += page.items.length;
    if (page.nextCursor === null || page.nextCursor === undefined) return onRows(count);
    cursor = page.nextCursor;
  }
}
