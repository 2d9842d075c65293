import { action, BinaryAnswerSchema, Type, type ActionContext, type Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { kindNames } from '../kind-names/kind-name.ts';
import { findPerson } from '../people.ts';
import { supervise } from '../permissions.ts';
import { kindsIn } from '../retention/end-payloads.ts';
import { KindNamesView, LanguageParam, RecordPage, SearchParams } from '../schemas.ts';
import { isWithin, scopeOf, type Scope } from '../scope.ts';
import { cursorText, parseCursor } from './cursor.ts';
import { searchRecords, withinScope, type FoundRecord, type RecordSearch } from './found-record.ts';
import { viewRecords } from './record-views.ts';
import { recordsCsv } from './records-csv.ts';

const closed = { additionalProperties: false } as const;
/** Rows of one table: what a spreadsheet and its reader still bear. */
const mostExported = 5_000;

type Filters = Pick<Static<typeof SearchParams>, 'person' | 'by' | 'subjectId' | 'kind' | 'districtId' | 'schoolId' | 'from' | 'to'>;

/**
 * What is looked for, within what the caller supervises. All about a person whom one supervises is in it, wherever
 * it was done; null where nothing can be found.
 */
async function searchOf(context: ActionContext<Filters>, scope: Scope): Promise<RecordSearch | null> {
  const { person, by, ...rest } = context.params;
  if (rest.from !== undefined && rest.to !== undefined && rest.from >= rest.to) throw errors.SPAN_EMPTY();
  if (person === undefined) return withinScope(rest, scope);
  const known = await findPerson(context, person);
  const personId = known?.id ?? person;
  const search = by === 'person' ? { ...rest, actorId: personId } : { ...rest, personId };
  return known && isWithin(scope, known) ? { ...search, exceptKinds: scope.exceptKinds } : withinScope(search, scope);
}

/** Looking is itself put on the record: whom it was for by id, for what was typed may be an education ID. */
function recordLook(context: ActionContext<Filters>, kind: string, search: RecordSearch | null, found: readonly FoundRecord[]): Promise<void> {
  const { person, ...filter } = context.params;
  const about = person === undefined ? undefined : context.params.by === 'person' ? search?.actorId : search?.personId;
  const payload = { filter: { ...filter, ...(about !== undefined && { person: about }) }, count: found.length };
  return context.transaction(async (work) => work.record({ kind, subjectId: context.caller.id, payload }));
}

export const list = action({
  rest: 'GET /',
  summary: 'Records of the own school, district or city, newest first: who did what when, not what it says. Each look is a record.',
  allow: [supervise],
  params: SearchParams,
  returns: RecordPage,
  async handler(context) {
    const { limit, cursor } = context.params;
    const scope = scopeOf(context.caller);
    const after = parseCursor(cursor);
    const search = await searchOf(context, scope);
    const found = search ? await searchRecords(context.db, search, after, limit) : [];
    await recordLook(context, 'records.searched', search, found);
    const last = found.length === limit ? found.at(-1) : undefined;
    return { items: await viewRecords(context, found, scope), nextCursor: last ? cursorText(last) : null };
  },
});

export const exportList = action({
  rest: 'GET /export',
  summary: 'The newest of the same as a table for spreadsheets. Each export is a record.',
  allow: [supervise],
  params: Type.Object({ ...Type.Omit(SearchParams, ['limit', 'cursor']).properties, language: LanguageParam }, closed),
  returns: BinaryAnswerSchema,
  answers: 'stream',
  timeoutMs: 30_000,
  async handler(context) {
    const scope = scopeOf(context.caller);
    const search = await searchOf(context, scope);
    const found = search ? await searchRecords(context.db, search, undefined, mostExported) : [];
    await recordLook(context, 'records.exported', search, found);
    const buffer = Buffer.from(recordsCsv(await viewRecords(context, found, scope), context.params.language));
    const headers = { 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="records.csv"' };
    return { buffer, contentType: 'text/csv; charset=utf-8', headers };
  },
});

export const kinds = action({
  rest: 'GET /kinds',
  summary: 'Every kind of record that there is, to choose from, and what kinds are called: by room or plugin, then by what happened.',
  allow: [supervise],
  params: Type.Object({}, closed),
  returns: Type.Object({ kinds: Type.Array(Type.String()), names: KindNamesView }),
  handler: async ({ db }) => ({ kinds: await kindsIn(db), names: kindNames }),
});
