import { action } from '@fudao/plugin-sdk';
import type { AdmissionParts } from './admission-parts.ts';
import { findDeadlines, saveDeadlines } from './deadlines.ts';
import { errors } from './errors.ts';
import { roleOf } from './levels.ts';
import { currentRoles } from './people.ts';
import { review, setDeadlines } from './permissions.ts';
import * as schemas from './schemas.ts';

export function createDeadlineActions(parts: () => AdmissionParts) {
  return {
    deadlines: action({
      rest: 'GET /deadlines',
      summary: 'How many days each review may take.',
      allow: [review],
      params: schemas.NoParams,
      returns: schemas.DeadlinesView,
      handler: ({ db }) => findDeadlines(db, parts().policy),
    }),

    setDeadlines: action({
      rest: 'PUT /deadlines',
      summary: 'Sets how many days each review may take, for what comes to it from now on.',
      allow: [setDeadlines],
      idempotent: true,
      params: schemas.DeadlinesParams,
      returns: schemas.DeadlinesView,
      handler: (context) =>
        context.transaction(async (work) => {
          const { days, expectedRevision } = context.params;
          if (!(await currentRoles(context, context.caller.id)).roles.includes(roleOf.city)) throw errors.ROLE_LOST();
          const before = await findDeadlines(work.db, parts().policy);
          if (before.revision !== expectedRevision) throw errors.CHANGED_MEANWHILE();
          const revision = before.revision + 1;
          await saveDeadlines(work.db, days, { revision, by: context.caller.id, at: context.now().getTime() });
          work.record({
            kind: 'admission.deadlines-set',
            subjectId: 'city',
            payload: { before: before.days, after: days },
          });
          return { days, revision };
        }),
    }),
  };
}
