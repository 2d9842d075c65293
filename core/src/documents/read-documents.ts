import type { DocumentPage, SqlScope, StoredDocument } from '@fudao/plugin-sdk';
import type { Range } from './document-options.ts';
import { cutPage } from './document-page.ts';
import { decodeValue } from './document-value.ts';
import { findHeads, findValues, type DocumentHead, type DocumentRow } from './documents.repository.ts';
import type { Partition } from './partition.ts';

export function fromRow<T>(row: DocumentRow): StoredDocument<T> {
  return fromHead(row, row.value);
}

function fromHead<T>(head: DocumentHead, json: string): StoredDocument<T> {
  return {
    key: head.document_key,
    value: decodeValue(json) as T,
    revision: head.revision,
    personId: head.person_id,
    updatedAt: head.updated_at,
  };
}

/** Reads values only once it is known how many fit the page: 200 large ones would be 13 MB. */
export async function readPage<T>(
  db: SqlScope,
  partition: Partition,
  collection: string,
  range: Range,
): Promise<DocumentPage<T>> {
  const { page, hasMore } = cutPage(await findHeads(db, partition, collection, range), range.limit);
  const values = await findValues(
    db,
    page.map(({ id }) => id),
  );
  const items = page.flatMap((head) => {
    const json = values.get(head.id);
    // Deleted between the two reads.
    return json === undefined ? [] : [fromHead<T>(head, json)];
  });
  return { items, nextCursor: hasMore ? page.at(-1)!.document_key : null };
}
