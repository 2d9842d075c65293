import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { recordingLimits, type Recording } from '../../api.ts';
import { findByRecording, findLiveSession, lockSession, saveSession, type Session } from '../sessions.repository.ts';
import { recordNotRecorded, tellChanged } from '../tell-session.ts';
import { recordingPurpose } from './demand-consent.ts';
import { removeRecording } from './remove-recording.ts';
import { listTakes } from './takes.repository.ts';

type Context = PluginContext<never>;
type Outcome = Extract<Recording, 'kept' | 'partly' | 'lost'>;

const hour = 3_600_000;
const day = 24 * hour;
const atOnce = 50;

/** What came of a recording that nothing is added to any more. */
export function outcomeOf(takes: readonly { readonly wholeAt: number | null }[]): Outcome {
  if (takes.length === 0) return 'lost';
  return takes.every(({ wholeAt }) => wholeAt !== null) ? 'kept' : 'partly';
}

/** Where it should have been recorded and was not, or with gaps, that is on the record. */
async function settleOne(work: Work, session: Session): Promise<void> {
  const recording = outcomeOf(await listTakes(work.db, session.id));
  await saveSession(work.db, { ...session, recording });
  if (recording !== 'kept') recordNotRecorded(work, session, recording === 'lost' ? 'nothing-arrived' : 'incomplete');
}

async function forEach(context: Context, ids: readonly string[], from: readonly Recording[], deed: (work: Work, session: Session) => Promise<void>): Promise<void> {
  for (const id of ids) {
    await context.transaction(async (work) => {
      const session = await lockSession(work.db, id);
      if (session && from.includes(session.recording)) await deed(work, session);
    });
  }
}

/** Closes recordings whose time for late parts is over, and removes those that have been kept long enough. */
export async function settleRecordings(context: Context): Promise<void> {
  const now = context.now().getTime();
  const late = await findByRecording(context.db, ['on'], now - recordingLimits.lateHours * hour, atOnce);
  await forEach(context, late, ['on'], settleOne);
  const old = await findByRecording(context.db, ['kept', 'partly'], now - recordingLimits.keptDays * day, atOnce);
  await forEach(context, old, ['kept', 'partly'], async (work, session) => {
    await removeRecording(work, session.id);
    await saveSession(work.db, { ...session, recording: 'removed' });
  });
}

/** As `consent.changed.v1` tells it. */
export interface ConsentChanged {
  readonly studentId: string;
  readonly purpose: string;
  readonly allowed: boolean;
}

/** Taken back while a session goes on: it goes on unrecorded, and what was recorded of it goes. */
export async function followConsent(context: Context, { studentId, purpose, allowed }: ConsentChanged): Promise<void> {
  if (purpose !== recordingPurpose || allowed) return;
  const running = await findLiveSession(context.db, { studentId });
  if (!running) return;
  await forEach(context, [running.id], ['on'], async (work, session) => {
    const changed: Session = { ...session, recording: 'no-consent' };
    await removeRecording(work, session.id);
    await saveSession(work.db, changed);
    recordNotRecorded(work, changed, 'withdrawn');
    tellChanged(work, changed);
  });
}
