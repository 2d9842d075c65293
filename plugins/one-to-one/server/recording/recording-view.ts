import type { SqlScope } from '@fudao/plugin-sdk';
import { recordingLimits, type RecordingView, type TakeView } from '../../api.ts';
import { toIso } from '../moment.ts';
import type { Session } from '../sessions.repository.ts';
import { missingOf } from './parts.ts';
import { listParts, listTakes, type KeptPart, type Take } from './takes.repository.ts';

const hour = 3_600_000;

/** When nothing is taken in any more. */
export const takenUntil = ({ endedAt, endsAt }: Session): number => (endedAt ?? endsAt) + recordingLimits.lateHours * hour;

function takeView(take: Take, parts: readonly KeptPart[]): TakeView {
  const end = take.size ?? parts.reduce((far, { offset, size }) => Math.max(far, offset + size), 0);
  return {
    take: take.ownKey,
    bytes: parts.reduce((sum, { size }) => sum + size, 0),
    parts: parts.length,
    size: take.size,
    isWhole: take.wholeAt !== null,
    missing: missingOf(parts, end),
    beganAt: toIso(take.beganAt),
  };
}

/** What of a session's recording is there. */
export async function recordingView(db: SqlScope, session: Session): Promise<RecordingView> {
  const takes = await listTakes(db, session.id);
  const parts = await listParts(db, takes.map(({ id }) => id));
  return {
    recording: session.recording,
    takes: takes.map((take) => takeView(take, parts.filter(({ takeId }) => takeId === take.id))),
    takenUntil: session.endedAt === null ? null : toIso(takenUntil(session)),
    sessionId: session.id,
  };
}
