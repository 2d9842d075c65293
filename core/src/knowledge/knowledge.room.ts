import { knowledgePrivacy } from './knowledge-privacy.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { defineKnowledgeService } from './knowledge.service.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import { readSubjects, type Subjects } from './subjects.ts';

/** Subjects, knowledge points and the bank of solved questions. */
export function createKnowledgeRoom(platform: Platform): Room {
  let subjects: Subjects | undefined;
  const service = defineKnowledgeService(() => {
    if (!subjects) throw new Error('The knowledge room has not started.');
    return subjects;
  });
  return {
    name: 'knowledge',
    service,
    permissions,
    notifications: notificationKinds,
    errors,
    privacy: knowledgePrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    start: async () => {
      subjects = await readSubjects();
      await platform.call('knowledge.importSeed');
    },
  };
}
