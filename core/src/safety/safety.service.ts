import { action, defineService, type ServiceDefinition } from '@fudao/plugin-sdk';
import * as caseSchemas from './cases/case-schemas.ts';
import { createOwnActions } from './cases/own.actions.ts';
import { createQueueActions } from './cases/queue.actions.ts';
import { flag, makeReport } from './cases/report.ts';
import { CurrentLists } from './list/current-lists.ts';
import { createListActions } from './list/list.actions.ts';
import type { Sealer } from './sealed-text.ts';
import { createSuspensionActions } from './suspensions/suspensions.actions.ts';
import { takeEnded } from './suspensions/suspensions.repository.ts';

export interface SafetyParts {
  readonly timeZone: string;
  readonly seal: Sealer;
  /** Tells all gateways that suspensions changed. */
  changed(): void;
}

const endedAtOnce = 200;

export function defineSafetyService({ timeZone, seal, changed }: SafetyParts): ServiceDefinition {
  return defineService({
    name: 'safety',

    actions: {
      ...createListActions(new CurrentLists()),
      ...createQueueActions(seal, changed),
      ...createOwnActions(seal),
      ...createSuspensionActions(timeZone, seal, changed),

      report: action({
        rest: 'POST /reports',
        summary: 'Reports any content or person that the caller can see; the same once more changes nothing.',
        allow: 'signed-in',
        status: 201,
        params: caseSchemas.ReportParams,
        returns: caseSchemas.ById,
        handler: (ctx) => makeReport(ctx, seal),
      }),

      flag: action({
        summary: 'Brings something that the screening held before a moderator; its plugin hears of the first decision.',
        allow: 'internal',
        capability: 'safety.screen',
        params: caseSchemas.FlagParams,
        returns: caseSchemas.ById,
        handler: (ctx) => flag(ctx, seal),
      }),
    },

    timers: {
      'tell of suspensions that have ended': {
        everySeconds: 60,
        handler: ({ transaction, now }) =>
          transaction(async (work) => {
            const at = now().getTime();
            for (const { personId, pluginId, reasonCode } of await takeEnded(work.db, at, endedAtOnce)) {
              work.emit('safety.reinstated.v1', { personId, pluginId, until: null, reasonCode, at });
            }
          }),
      },
    },
  });
}
