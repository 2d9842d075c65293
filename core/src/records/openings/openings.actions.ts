import { action, Type, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { findPeople } from '../people.ts';
import { supervise } from '../permissions.ts';
import type { RecordsPolicy } from '../records-policy.ts';
import { AskParams, ContentPage, DecideParams, GrantsParams, Grant, OpeningId, OpeningPage, OpeningView, OpeningsParams } from '../schemas.ts';
import { isWithin, scopeOf } from '../scope.ts';
import { askOpening } from './ask-opening.ts';
import { closeOpening, decideOpening, demandOpening } from './decide-opening.ts';
import { viewOpenings } from './opening-views.ts';
import type { Opening } from './opening.ts';
import { countView, findGrant, findOpening, listOpenings } from './openings.repository.ts';
import { readContent } from './read-content.ts';
import { tellApprovers } from './tell-approvers.ts';
import { watermarkOf } from './watermark.ts';

const closed = { additionalProperties: false } as const;
const allow = [supervise];

export interface OpeningParts {
  readonly masterKey: Uint8Array;
  readonly rules: RecordsPolicy['openings'];
}

/** That a plugin or room shows a child's content to the caller, under the caller's opening. */
async function useGrant(context: ActionContext<Static<typeof GrantsParams>>): Promise<Static<typeof Grant>> {
  const { caller, params, now } = context;
  const at = now().getTime();
  const { personId, subjectId } = params;
  const opening = await findGrant(context.db, { viewerId: caller.id, personId, subjectId, at: params.at, now: at });
  // The scope is that of now: an opening ends with the role.
  if (!opening || !isWithin(scopeOf(caller), opening)) return { opening: null };
  const viewer = (await findPeople(context, [caller.id])).get(caller.id);
  await context.transaction(async (work) => {
    await countView(work.db, opening.id);
    const payload = { number: opening.number, subjectId };
    work.record({ kind: 'records.content-viewed', subjectId: opening.id, personId, payload });
  });
  return { opening: { id: opening.id, expiresAt: opening.expiresAt!, watermark: watermarkOf(opening, viewer, at) } };
}

export function openingActions({ masterKey, rules }: OpeningParts): Record<string, ActionDefinition> {
  const viewOne = async (context: ActionContext<unknown>, opening: Opening) =>
    (await viewOpenings(context, [opening], rules))[0]!;
  return {
    openingRules: action({
      rest: 'GET /opening-rules',
      summary: 'The reasons to choose from, how many words they need, and how long an opening lasts.',
      allow,
      params: Type.Object({}, closed),
      returns: Type.Object({ reasons: Type.Array(Type.String()), fewestWords: Type.Integer(), minutes: Type.Integer(), mostDays: Type.Integer() }),
      handler: () => {
        const { reasons, fewestWords, minutes, mostDays } = rules;
        return { reasons: [...reasons], fewestWords, minutes, mostDays };
      },
    }),
    askOpening: action({
      rest: 'POST /openings',
      summary: "Asks to see what records say: a person's in a span of time, or one. Open at once where nobody has to approve it.",
      allow,
      idempotent: true,
      params: AskParams,
      returns: OpeningView,
      status: 201,
      handler: (ctx) => askOpening(ctx, rules),
    }),
    openings: action({
      rest: 'GET /openings',
      summary: 'Openings of the own school, district or city, and the own ones, newest first.',
      allow,
      params: OpeningsParams,
      returns: OpeningPage,
      async handler(ctx) {
        const { state, before, limit } = ctx.params;
        const found = await listOpenings(ctx.db, ctx.caller.id, scopeOf(ctx.caller), { state, before }, limit);
        const last = found.length === limit ? found.at(-1) : undefined;
        return { items: await viewOpenings(ctx, found, rules), nextBefore: last?.number ?? null };
      },
    }),
    opening: action({
      rest: 'GET /openings/:id',
      summary: 'One opening.',
      allow,
      params: OpeningId,
      returns: OpeningView,
      async handler(ctx) {
        const opening = await demandOpening(findOpening(ctx.db, ctx.params.id));
        const isShown = opening.viewerId === ctx.caller.id || isWithin(scopeOf(ctx.caller), opening);
        if (!isShown) throw errors.OPENING_UNKNOWN();
        return viewOne(ctx, opening);
      },
    }),
    grantOpening: action({
      rest: 'POST /openings/:id/grant',
      summary: "Lets somebody else's opening begin; never the own one.",
      allow,
      params: DecideParams,
      returns: OpeningView,
      handler: async (ctx) => viewOne(ctx, await decideOpening(ctx, true, rules)),
    }),
    refuseOpening: action({
      rest: 'POST /openings/:id/refuse',
      summary: "Refuses somebody else's opening, with a note.",
      allow,
      params: DecideParams,
      returns: OpeningView,
      async handler(ctx) {
        if (!ctx.params.note?.trim()) throw errors.NOTE_REQUIRED();
        return viewOne(ctx, await decideOpening(ctx, false, rules));
      },
    }),
    tellApprovers: action({
      summary: 'Tells who may let a waiting opening begin.',
      allow: 'internal',
      idempotent: true,
      params: OpeningId,
      returns: Type.Null(),
      handler: async (ctx) => (await tellApprovers(ctx), null),
    }),
    closeOpening: action({
      rest: 'POST /openings/:id/close',
      summary: 'Ends the own opening before its time.',
      allow,
      params: OpeningId,
      returns: OpeningView,
      handler: async (ctx) => viewOne(ctx, await closeOpening(ctx)),
    }),
    content: action({
      rest: 'GET /openings/:id/records',
      summary: 'What the records of the own opening say, newest first, with the watermark to lay over it. Each look is a record.',
      allow,
      params: Type.Object(
        {
          ...OpeningId.properties,
          limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
          cursor: Type.Optional(Type.String({ maxLength: 40 })),
        },
        closed,
      ),
      returns: ContentPage,
      handler: (ctx) => readContent(ctx, masterKey, rules),
    }),
    grants: action({
      summary: "Whether the caller's opening lets a person's content be shown now; that it is shown is put on the record.",
      allow: 'internal',
      capability: 'records.grants',
      params: GrantsParams,
      returns: Grant,
      handler: useGrant,
    }),
  };
}
