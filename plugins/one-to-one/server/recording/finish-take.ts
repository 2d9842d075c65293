import { createHash } from 'node:crypto';
import type { ActionContext } from '@fudao/plugin-sdk';
import type { RecordingView, Settings } from '../../api.ts';
import { errors } from '../errors.ts';
import { lockSession } from '../sessions.repository.ts';
import { recordRecorded } from '../tell-session.ts';
import { demandRecorded, recordedSession } from './keep-part.ts';
import { missingOf, type Part } from './parts.ts';
import { recordingView } from './recording-view.ts';
import { listParts, listTakes, saveTake } from './takes.repository.ts';

/** Of the marks of the parts, in order: tells any change of the whole. */
const markOf = (parts: readonly Part[]): string => createHash('sha256').update(parts.map(({ sha256 }) => sha256).join()).digest('hex');

/** The browser says how long the whole is; once all of it is there, that is on the record. Again, nothing changes. */
export async function finishTake(ctx: ActionContext<{ id: string; take: string; size: number }, Settings>): Promise<RecordingView> {
  const session = await recordedSession(ctx as never);
  const { take: ownKey, size } = ctx.params;
  await ctx.transaction(async (work) => {
    const locked = (await lockSession(work.db, session.id))!;
    const now = ctx.now().getTime();
    demandRecorded(locked, now);
    const take = (await listTakes(work.db, session.id)).find((one) => one.ownKey === ownKey);
    if (!take) throw errors.TAKE_NOT_FOUND();
    if (take.wholeAt !== null) return;
    const parts = await listParts(work.db, [take.id]);
    if (parts.some((part) => part.offset + part.size > size)) throw errors.PART_DIFFERS();
    const isWhole = missingOf(parts, size).length === 0;
    await saveTake(work.db, { ...take, size, wholeAt: isWhole ? now : null });
    if (isWhole) recordRecorded(work, locked, { take: ownKey, kind: take.kind, bytes: size, parts: parts.length, sha256: markOf(parts) });
  });
  return recordingView(ctx.db, session);
}
