import { action, consumer, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import { forgetAttempts } from './attempts.ts';
import { checkConsent } from './check-consent.ts';
import { forgetCodes } from './codes.repository.ts';
import type { ConsentParts } from './consent-parts.ts';
import { findChanges } from './decisions.repository.ts';
import { createGuardianActions } from './guardian.actions.ts';
import { createImportPaper } from './import-paper.ts';
import { learnStudents } from './know-students.ts';
import { changedEvent } from './events.ts';
import { createOwnActions } from './own.actions.ts';
import { channels } from './change.ts';
import { CheckParams, Checked, closed, Cursor, Id, nullable, oneOf, PluginId, PurposeId, Time } from './schemas.ts';
import { createStaffActions } from './staff.actions.ts';
import { givers } from './standing.ts';
import { saveStudents } from './students.repository.ts';
import type { Student } from './student.ts';
import { tellOfAge } from './tell-of-age.ts';

const dayMs = 86_400_000;
const pageOfStudents = 1_000;

const ChangesParams = Type.Object(
  {
    from: Time,
    to: Time,
    districtId: Type.Optional(Id),
    cursor: Type.Optional(Cursor),
    limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 200 }),
  },
  closed,
);
const ChangesPage = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          ...{ id: Id, studentId: Id, districtId: nullable(Id), purpose: PurposeId, pluginId: PluginId },
          ...{ allowed: Type.Boolean(), givenBy: oneOf(givers), channel: oneOf(channels), byId: nullable(Id) },
          ...{ version: Type.String(), signedOn: nullable(Type.String()), reference: nullable(Type.String()), at: Time },
        },
        closed,
      ),
    ),
    nextCursor: nullable(Cursor),
  },
  closed,
);

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const [at = '', id = ''] = cursor.split(' ');
  return { at: Number(at), id };
}

export function defineConsentService(parts: ConsentParts): ServiceDefinition {
  return defineService({
    name: 'consent',

    actions: {
      ...createOwnActions(parts),
      ...createGuardianActions(parts),
      ...createStaffActions(parts),
      importPaper: createImportPaper(parts),

      check: action({
        summary: "Whether a student's data may be used for a purpose now, by whose word and since when; `why` says why not.",
        allow: 'internal',
        capability: 'consent.read',
        params: CheckParams,
        returns: Checked,
        handler: ({ params: { studentId, purpose, pluginId = '' } }) => checkConsent(parts, studentId, { purpose, pluginId }),
      }),

      changes: action({
        summary: 'Every answer of a time, oldest first, without names.',
        allow: 'internal',
        params: ChangesParams,
        returns: ChangesPage,
        handler: async ({ db, params: { cursor, limit, ...filter } }) => {
          const found = await findChanges(db, { ...filter, after: placeOf(cursor), limit: limit + 1 });
          const items = found.slice(0, limit).map(({ id, studentId, districtId, purpose, pluginId, isAllowed, givenBy, channel, byId, version, signedOn, reference, at }) => ({
            ...{ id, studentId, districtId, purpose, pluginId, allowed: isAllowed },
            ...{ givenBy, channel, byId, version, signedOn, reference, at },
          }));
          const last = found.length > limit ? items.at(-1) : undefined;
          return { items, nextCursor: last ? `${last.at} ${last.id}` : null };
        },
      }),
    },

    events: {
      /** Once more after the commit, for a node that the first word did not reach. */
      [changedEvent]: consumer<{ studentId: string }>(({ event }) => Promise.resolve(parts.tellNodes([event.payload.studentId]))),
      'identity.students-changed.v1': consumer<{ ids: string[] }>(async (ctx) => {
        const changed = await learnStudents(ctx, ctx.event.payload.ids);
        if (changed.length > 0) parts.tellNodes(changed);
      }),
    },

    timers: {
      'keep in step with the students': {
        everySeconds: 86_400,
        handler: async (ctx) => {
          for (let after = ''; ;) {
            const page = await ctx.call<Student[]>('identity.students', { after, limit: pageOfStudents });
            const changed = await saveStudents(ctx.db, page);
            if (changed.length > 0) parts.tellNodes(changed);
            if (page.length < pageOfStudents) return;
            after = page.at(-1)!.id;
          }
        },
      },
      'tell who is 14': { everySeconds: 6 * 3_600, handler: (ctx) => tellOfAge(parts, ctx) },
      'forget old codes': {
        everySeconds: 3_600,
        handler: async ({ db, now }) => {
          const at = now().getTime();
          await forgetCodes(db, at - 30 * dayMs);
          await forgetAttempts(db, at);
        },
      },
    },
  });
}
