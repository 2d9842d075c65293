import type { PluginContext } from '@fudao/plugin-sdk';
import { lockLapsing, saveAdmission } from './admissions.repository.ts';
import { noteSteps } from './note-step.ts';
import { admissionNotice } from './notices.ts';
import { changedEvent } from './standing.ts';

const atOnce = 100;

/** Ends the admissions whose time is over. Whoever asks for a standing is told so from the moment itself on. */
export async function lapseAdmissions(context: PluginContext): Promise<number> {
  const at = context.now().getTime();
  for (let count = 0; ;) {
    const ended = await context.transaction(async (work) => {
      const over = await lockLapsing(work.db, at, atOnce);
      for (const admission of over) {
        const { teacherId, revision } = admission;
        await saveAdmission(work.db, {
          ...admission,
          state: 'lapsed',
          confirmationAskedAt: null,
          revision: revision + 1,
          changedAt: at,
        });
        work.emit(changedEvent, { teacherId, state: 'lapsed', reason: null, at });
        work.push({ accounts: [teacherId] }, 'admission.changed', {});
        work.notify(admissionNotice(teacherId, 'lapsed'));
      }
      await noteSteps(
        context,
        work,
        over.map(({ teacherId }) => ({ teacherId, kind: 'lapsed' as const })),
      );
      return over.length;
    });
    count += ended;
    if (ended < atOnce) return count;
  }
}
