import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { findPeople } from '../people.ts';
import { readPayload } from '../read-payload.ts';
import type { ChainedRecord } from '../record.ts';
import type { RecordsPolicy } from '../records-policy.ts';
import { findContent } from '../records.repository.ts';
import type { ContentPage } from '../schemas.ts';
import { scopeOf } from '../scope.ts';
import { cursorText, parseCursor } from '../search/cursor.ts';
import { demandOpening } from './decide-opening.ts';
import { demandOpen } from './demands.ts';
import { namesIn } from './names-in.ts';
import { countView, lockOpening } from './openings.repository.ts';
import { watermarkOf } from './watermark.ts';

type Page = Static<typeof ContentPage>;
type Context = ActionContext<{ id: string; cursor?: string | undefined; limit: number }>;

/** Gone by an erasure of the person, or by the retention of its kind. */
const absenceOf = ({ payload, payloadDigest }: ChainedRecord) => (payloadDigest !== null && payload.length === 0 ? 'ended' : 'erased');

/** What the records of an opening say, with the watermark that has to lie over it. Each page is a view, on the record. */
export async function readContent(context: Context, masterKey: Uint8Array, rules: RecordsPolicy['openings']): Promise<Page> {
  const { caller, params, now } = context;
  const after = parseCursor(params.cursor);
  const viewer = (await findPeople(context, [caller.id])).get(caller.id);
  const { opening, items, found, at } = await context.transaction(async (work) => {
    const opening = await demandOpening(lockOpening(work.db, params.id));
    const at = now().getTime();
    demandOpen(caller, opening, at, rules);
    const found = await findContent(work.db, { ...opening, exceptKinds: scopeOf(caller).exceptKinds }, after, params.limit);
    const items: Page['items'] = [];
    for (const record of found) {
      const { seq, at, kind, actorId, subjectId, pluginId } = record;
      const payload = await readPayload(work.db, masterKey, record);
      items.push({ seq, at, kind, actorId, actorName: null, subjectId, pluginId, payload, absence: payload ? null : absenceOf(record) });
    }
    await countView(work.db, opening.id);
    const { id, number, personId } = opening;
    const payload = { number, seqs: items.map(({ seq }) => seq) };
    work.record({ kind: 'records.content-viewed', subjectId: id, ...(personId !== null && { personId }), payload });
    return { opening, items, found, at };
  });
  const people = await findPeople(context, items.map(({ actorId }) => actorId));
  const last = found.length === params.limit ? found.at(-1) : undefined;
  return {
    items: items.map((item) => ({ ...item, actorName: people.get(item.actorId)?.name ?? null })),
    names: await namesIn(context, items.map(({ payload }) => payload), scopeOf(caller)),
    nextCursor: last ? cursorText(last) : null,
    expiresAt: opening.expiresAt!,
    watermark: watermarkOf(opening, viewer, at),
  };
}
