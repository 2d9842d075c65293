import { action, consumer, defineService, Type, type ServiceDefinition, type Static } from '@fudao/plugin-sdk';
import { createAppealActions } from './appeals.actions.ts';
import { expectSettled, type Settled } from './expect-settled.ts';
import { flagActions } from './flags.actions.ts';
import { lookForFlags } from './look-for-flags.ts';
import { readOwnSums } from './own-sums.ts';
import { seeOwn } from './permissions.ts';
import { ensureTeacher, findTeachersAfter, lockTeacher, saveWaiting } from './portrait.repository.ts';
import { createPortraitActions } from './portraits.actions.ts';
import type { RatingsPolicy } from './ratings-policy.ts';
import { rebuildPortrait, releaseDue } from './release-due.ts';
import * as schemas from './schemas.ts';
import { createStudentActions } from './student.actions.ts';
import * as tagActions from './tags.actions.ts';
import { createWordsActions } from './words.actions.ts';

const teachersAtOnce = 500;

export function defineRatingsService(policy: () => RatingsPolicy, timeZone: string): ServiceDefinition {
  const releaseRules = () => ({ fewest: policy().privacy.fewestRatings, timeZone });
  const portraitRules = (now: Date) => ({ policy: policy(), timeZone, now: now.getTime() });
  return defineService({
    name: 'ratings',

    actions: {
      ...createStudentActions(policy),
      ...tagActions,
      ...createWordsActions(timeZone),
      ...createAppealActions(timeZone),
      ...flagActions,
      ...createPortraitActions(portraitRules),

      ownSums: action({
        rest: 'GET /own',
        summary: "A teacher's own ratings as sums, the words that were let through, and the own appeals.",
        allow: [seeOwn],
        params: schemas.NoParams,
        returns: schemas.OwnSums,
        handler: (ctx) => readOwnSums(ctx, portraitRules(ctx.now())),
      }),

      rebuildPortraits: action({
        summary: 'Works all portraits out anew from the ratings they are made of.',
        allow: 'internal',
        timeoutMs: 3_600_000,
        params: schemas.NoParams,
        returns: Type.Object({ teachers: Type.Integer() }),
        handler: async (ctx) => {
          for (let [teachers, after] = [0, '']; ;) {
            const ids = await findTeachersAfter(ctx.db, after, teachersAtOnce);
            for (const id of ids) await rebuildPortrait(ctx, id);
            teachers += ids.length;
            if (ids.length < teachersAtOnce) return { teachers };
            after = ids.at(-1)!;
          }
        },
      }),
    },

    events: {
      'policy.settled.v1': consumer<Settled>((ctx) => expectSettled(ctx, policy())),

      /** Marks the teacher's portrait: what came in today is taken in once the day has passed. */
      'ratings.rated.v1': consumer<Static<typeof schemas.ratedEvent>>(async (ctx) => {
        const { teacherId, at } = ctx.event.payload;
        await ensureTeacher(ctx.db, teacherId);
        await ctx.transaction(async (work) => {
          const waitingSince = (await lockTeacher(work.db, teacherId))?.waitingSince ?? at;
          await saveWaiting(work.db, teacherId, Math.min(waitingSince, at));
        });
      }),
    },

    timers: {
      'take past days into the portraits': {
        everySeconds: 600,
        handler: async (ctx) => void (await releaseDue(ctx, releaseRules())),
      },
      'look for anomalies of ratings': {
        everySeconds: 6 * 3_600,
        handler: async (ctx) => void (await lookForFlags(ctx, policy(), timeZone)),
      },
    },
  });
}
