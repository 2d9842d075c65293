import type { Work } from '@fudao/plugin-sdk';
import type { Application } from './applications.repository.ts';
import { levelOf, roleOf } from './levels.ts';

/** Open queues look again; who else sees the message learns nothing from it. */
export function pushToReviewers(work: Work, ...stages: readonly Pick<Application, 'state' | 'districtId'>[]): void {
  for (const { state, districtId } of stages) {
    const level = levelOf(state);
    if (!level) continue;
    const where = level === 'city' ? {} : { districts: [districtId] };
    work.push({ role: roleOf[level], ...where }, 'admission.queue-changed', {});
  }
}
