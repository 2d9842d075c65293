import type { SqlScope } from '@fudao/plugin-sdk';
import { cutPage } from './document-page.ts';
import { decodeValue } from './document-value.ts';
import { findValues } from './documents.repository.ts';
import { findSelected, type Selection } from './whole-plugin.repository.ts';

export interface ExportedDocument {
  /** Null: of calls without a district. */
  readonly districtId: string | null;
  readonly collection: string;
  readonly key: string;
  readonly value: unknown;
  readonly revision: number;
  readonly personId: string | null;
  readonly updatedAt: number;
}

export interface ExportPage {
  readonly items: ExportedDocument[];
  readonly nextCursor: number | null;
}

/** One page of what a plugin keeps in all districts; `cursor` is 0 or the `nextCursor` of the page before. */
export async function exportDocuments(
  db: SqlScope,
  selection: Selection,
  at: { cursor: number; limit: number },
): Promise<ExportPage> {
  const { page, hasMore } = cutPage(await findSelected(db, selection, at), at.limit);
  const values = await findValues(
    db,
    page.map(({ id }) => id),
  );
  const items = page.flatMap((head): ExportedDocument[] => {
    const json = values.get(head.id);
    if (json === undefined) return [];
    return [
      {
        districtId: head.district_id || null,
        collection: head.collection,
        key: head.document_key,
        value: decodeValue(json),
        revision: head.revision,
        personId: head.person_id,
        updatedAt: head.updated_at,
      },
    ];
  });
  return { items, nextCursor: hasMore ? page.at(-1)!.id : null };
}
