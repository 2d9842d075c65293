import { defineService, Type, type ActionContext, type Caller } from '@fudao/plugin-sdk';
import { DeskItem, Id, QuestionListItem, QuestionState, type Settings } from '../api.ts';
import { Paged, pageFrom, pageOf, qaAction } from './action.ts';
import { listAnswered, listStarted, listWaiting, type DeskEntry, type DeskReader } from './desk-lists.ts';
import { errors } from './errors.ts';
import { permissions } from './permissions.ts';
import { listSupervised } from './question-lists.ts';
import { listItem, type Reader } from './question-view.ts';

const closed = { additionalProperties: false } as const;
const tabs = ['open', 'mine', 'answered'] as const;

interface DeskParams {
  tab: (typeof tabs)[number];
  subject?: string;
  limit: number;
  cursor?: string;
}

/** The teachers' desk, and the same questions for those who supervise. */
export const desk = defineService({
  name: 'desk',

  actions: {
    list: qaAction({
      rest: 'GET /desk',
      summary: 'Questions before the teacher: open ones of the own subjects and grades, begun ones, answered ones.',
      allow: [permissions.answer],
      params: Type.Object(
        {
          ...pageOf,
          tab: Type.Unsafe<(typeof tabs)[number]>(Type.String({ enum: [...tabs], default: 'open' })),
          subject: Type.Optional(Id),
        },
        closed,
      ),
      returns: Paged(DeskItem),
      async handler(ctx) {
        const entries = await lists[ctx.params.tab](ctx);
        return pageFrom(
          entries,
          ctx.params.limit,
          ({ cursor }) => cursor,
          (entry) => deskItem(entry, readerOf(ctx)),
        );
      },
    }),

    supervise: qaAction({
      rest: 'GET /supervision',
      summary: 'The questions of the own school, district or city, newest first, without names; read only.',
      allow: [permissions.supervise],
      params: Type.Object({ ...pageOf, subject: Type.Optional(Id), state: Type.Optional(QuestionState) }, closed),
      returns: Paged(QuestionListItem),
      async handler(ctx) {
        const found = await listSupervised(ctx.db, { ...ctx.params, ...supervisedBy(ctx.caller) });
        return pageFrom(
          found,
          ctx.params.limit,
          ({ id }) => id,
          (question) => listItem(question, readerOf(ctx)),
        );
      },
    }),
  },
});

/** The whole city, a district or a school, whichever the caller answers for. */
function supervisedBy({ roles, districtId, schoolId }: Caller): { districtId: string | null; schoolId: string | null } {
  if (roles.includes('city-administrator')) return { districtId: null, schoolId: null };
  if (districtId === null) throw errors.NOT_FOUND();
  if (roles.includes('district-administrator')) return { districtId, schoolId: null };
  if (schoolId === null) throw errors.NOT_FOUND();
  return { districtId, schoolId };
}

type DeskContext = ActionContext<DeskParams, Settings>;

const lists: Record<DeskParams['tab'], (ctx: DeskContext) => Promise<DeskEntry[]>> = {
  open: (ctx) => listWaiting(ctx.db, deskReaderOf(ctx), ctx.params),
  mine: (ctx) => listStarted(ctx.db, deskReaderOf(ctx), ctx.params, ctx.now().getTime()),
  answered: (ctx) => listAnswered(ctx.db, deskReaderOf(ctx), ctx.params),
};

/** The caller's subjects, narrowed to the one asked for. */
function deskReaderOf({ caller, params }: DeskContext): DeskReader {
  const { id: teacherId, districtId, teaching } = caller;
  const subjects = (teaching?.subjects ?? []).filter(
    (subject) => params.subject === undefined || subject === params.subject,
  );
  return { teacherId, districtId, subjects, grades: teaching?.grades ?? [] };
}

function readerOf(ctx: ActionContext<unknown, Settings>): Reader {
  return { id: ctx.caller.id, now: ctx.now().getTime(), leaseMinutes: ctx.settings.leaseMinutes };
}

function deskItem({ question, hasDraft, answer }: DeskEntry, reader: Reader): DeskItem {
  return { ...listItem(question, reader), hasDraft, answer };
}
