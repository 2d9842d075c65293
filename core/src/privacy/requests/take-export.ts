import type { ActionContext, BinaryAnswer, PluginContext, Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { PrivacyRoomParts } from '../privacy-parts.ts';
import type { DataRequest } from './data-request.ts';
import { isExportLinkValid, linkEnd, signExportLink } from './export-link.ts';
import { exportName } from './pack-export.ts';
import { changeRequest, findOutlived, findRequest } from './requests.repository.ts';
import type { Link, TakeParams } from './schemas.ts';

const isKept = (request: DataRequest | undefined, now: Date): request is DataRequest => (request?.keptUntil ?? 0) > now.getTime();

/** For some minutes the path of the file; for the person alone, and on the record. */
export async function linkExport({ linkKey }: PrivacyRoomParts, context: ActionContext<{ id: string }>): Promise<Static<typeof Link>> {
  const { caller, db, params, now } = context;
  const request = await findRequest(db, params.id);
  if (request?.personId !== caller.id) throw errors.UNKNOWN();
  if (!isKept(request, now())) throw errors.NOT_READY();
  const expires = linkEnd(now());
  await context.transaction(async (work) => {
    work.record({ kind: 'privacy.export-linked', subjectId: request.id, personId: caller.id, payload: { expires } });
  });
  return { url: signExportLink(linkKey, { id: request.id, expires }), expiresAt: expires * 1000 };
}

/** The file behind a link; the link itself is the right to it. */
export async function takeExport({ linkKey, storage }: PrivacyRoomParts, context: ActionContext<Static<typeof TakeParams>>): Promise<BinaryAnswer> {
  const { db, params, now } = context;
  const { signature, ...link } = params;
  if (!isExportLinkValid(linkKey, link, signature, now())) throw errors.LINK_ENDED();
  const request = await findRequest(db, link.id);
  if (!isKept(request, now())) throw errors.NOT_READY();
  const buffer = await storage.read(exportName(link.id));
  if (!buffer) throw errors.NOT_READY();
  await context.transaction(async (work) => {
    work.record({ kind: 'privacy.export-taken', subjectId: request.id, personId: request.personId, payload: { bytes: buffer.length } });
  });
  const headers = { 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="fudao-my-data.zip"' };
  return { buffer, contentType: 'application/zip', headers };
}

/** Exports do not lie about for longer than was said. */
export async function removeOutlived({ storage }: PrivacyRoomParts, { db, now }: PluginContext<never>): Promise<void> {
  for (const id of await findOutlived(db, now().getTime())) {
    await storage.remove(exportName(id));
    await changeRequest(db, id, { keptUntil: null });
  }
}
