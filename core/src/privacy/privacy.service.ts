import { action, BinaryAnswerSchema, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import { decide as decidePermission } from './permissions.ts';
import type { PrivacyRoomParts } from './privacy-parts.ts';
import { askForChild, askOwn, withdraw } from './requests/ask.ts';
import { carryOutRequests } from './requests/carry-out.ts';
import { openStates, states } from './requests/data-request.ts';
import { decide } from './requests/decide.ts';
import { queueViews } from './requests/request-views.ts';
import { findOpenKinds, listRequests } from './requests/requests.repository.ts';
import * as schemas from './requests/schemas.ts';
import { showOwnData } from './requests/show-own-data.ts';
import { linkExport, removeOutlived, takeExport } from './requests/take-export.ts';
import { remindOfDeadlines, tellDeciders } from './requests/tell-deciders.ts';

const endedStates = states.filter((state) => !openStates.includes(state));
const Nothing = Type.Object({}, schemas.closed);

const ownActions = (parts: PrivacyRoomParts) => ({
  showOwn: action({
    rest: 'GET /own',
    summary: 'What the platform keeps of the caller, by room and plugin, and what became of what the caller asked.',
    allow: 'signed-in',
    params: schemas.NoParams,
    returns: schemas.OwnData,
    handler: (ctx) => showOwnData(parts, ctx),
  }),

  ask: action({
    rest: 'POST /own/requests',
    summary: 'Asks for an export of the own data, or for its erasure, with the own password; one of a kind at a time.',
    allow: 'signed-in',
    // Nothing is kept of what is sent, not even by its hash: there is a password in it. A second one is refused anyway.
    status: 201,
    timeoutMs: 60_000,
    params: schemas.AskParams,
    returns: schemas.OwnRequest,
    handler: (ctx) => askOwn(parts, ctx),
  }),

  withdraw: action({
    rest: 'POST /own/requests/:id/withdrawal',
    summary: 'Takes back what the caller asked, while it waits.',
    allow: 'signed-in',
    idempotent: true,
    params: schemas.ById,
    returns: schemas.OwnRequest,
    handler: (ctx) => withdraw(ctx),
  }),

  linkExport: action({
    rest: 'POST /own/requests/:id/link',
    summary: 'A link to the finished export, for some minutes and for its person alone; each is a record.',
    allow: 'signed-in',
    params: schemas.ById,
    returns: schemas.Link,
    handler: (ctx) => linkExport(parts, ctx),
  }),

  takeExport: action({
    rest: 'GET /exports/:id',
    summary: 'The export behind a signed link.',
    allow: 'anyone',
    answers: 'stream',
    timeoutMs: 60_000,
    params: schemas.TakeParams,
    returns: BinaryAnswerSchema,
    handler: (ctx) => takeExport(parts, ctx),
  }),
});

const staffActions = {
  list: action({
    rest: 'GET /requests',
    summary: "People's requests about their data: those that are open, oldest first, or those that ended.",
    allow: [decidePermission],
    params: schemas.QueueParams,
    returns: schemas.Queue,
    async handler({ db, call, caller, params: { show, kind, cursor, limit }, now }) {
      const found = await listRequests(db, { states: show === 'open' ? openStates : endedStates, kind, cursor, limit: limit + 1 });
      const page = found.slice(0, limit);
      return { items: await queueViews(call, page, caller.id, now().getTime()), nextCursor: found.length > limit ? page.at(-1)!.id : null };
    },
  }),

  decide: action({
    rest: 'POST /requests/:id/decision',
    summary: 'Agrees to a request, which is then carried out, or refuses it with a reason; an erasure takes two administrators.',
    allow: [decidePermission],
    idempotent: true,
    params: schemas.DecideParams,
    returns: schemas.OwnRequest,
    handler: (ctx) => decide(ctx),
  }),
};

const innerActions = {
  openKinds: action({
    summary: 'What of this person is asked for and not answered yet.',
    allow: 'internal',
    params: Type.Object({ personId: schemas.Id }, schemas.closed),
    returns: schemas.OpenKinds,
    handler: async ({ db, params }) => ({ kinds: await findOpenKinds(db, params.personId) }),
  }),

  askForChild: action({
    summary: "Keeps what a guardian asked about a child's data; the consent room has looked at the code.",
    allow: 'internal',
    params: schemas.AskForChildParams,
    returns: Nothing,
    handler: async (ctx) => (await askForChild(ctx), {}),
  }),

  tellDeciders: action({
    summary: 'Tells the administrators who may decide on a request now.',
    allow: 'internal',
    params: schemas.ById,
    returns: Nothing,
    handler: async (ctx) => (await tellDeciders(ctx), {}),
  }),
};

export function definePrivacyService(parts: PrivacyRoomParts): ServiceDefinition {
  return defineService({
    name: 'privacy',
    actions: { ...ownActions(parts), ...staffActions, ...innerActions },
    timers: {
      'carry out requests': { everySeconds: 10, handler: (context) => carryOutRequests(parts, context) },
      'remind of deadlines': { everySeconds: 3_600, handler: remindOfDeadlines },
      'remove exports that outlived their time': { everySeconds: 3_600, handler: (context) => removeOutlived(parts, context) },
    },
  });
}
