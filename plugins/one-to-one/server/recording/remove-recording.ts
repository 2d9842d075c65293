import type { Work } from '@fudao/plugin-sdk';
import { deleteTakes } from './takes.repository.ts';

/** Under what the files room keeps the sound of a session. */
export const recordingSubject = (sessionId: string): string => `one-to-one:${sessionId}`;

/** What is kept of it goes, for good. */
export async function removeRecording(work: Work, sessionId: string): Promise<void> {
  await deleteTakes(work.db, sessionId);
  work.defer('files.dropSounds', { subjectId: recordingSubject(sessionId) });
}
