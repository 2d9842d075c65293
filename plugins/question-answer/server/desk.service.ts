import { defineService, Type, type ActionContext, type Caller } from '@fudao/plugin-sdk';
import { DeskItem, DeskSummary, Id, SupervisionScope, type Settings } from '../api.ts';
import { Nothing, Paged, pageFrom, pageOf, qaAction } from './action.ts';
import { listAnswered, listStarted, listWaiting, type DeskEntry, type DeskReader } from './desk-lists.ts';
import { permissions } from './permissions.ts';
import { readDeskSummary } from './desk-summary.ts';
import { listItem, type Reader } from './question-view.ts';

const closed = { additionalProperties: false } as const;
const tabs = ['open', 'mine', 'answered'] as const;
const outcomes = ['awaiting-reply', 'adopted'] as const;

interface DeskParams {
  tab: (typeof tabs)[number];
  subject?: string;
  grade?: number;
  outcome?: (typeof outcomes)[number];
  limit: number;
  cursor?: string;
}

/** The teachers' desk. */
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
          grade: SupervisionScope.grade,
          /** Narrows what the teacher has answered. */
          outcome: Type.Optional(Type.Unsafe<(typeof outcomes)[number]>(Type.String({ enum: [...outcomes] }))),
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

    summary: qaAction({
      rest: 'GET /desk/summary',
      summary: "What waits for the teacher, and what came of the last seven days' work.",
      allow: [permissions.answer],
      params: Nothing,
      returns: DeskSummary,
      handler: (ctx) => readDeskSummary(ctx.db, deskReaderOf(ctx.caller, {}), ctx.now().getTime()),
    }),
  },
});

type DeskContext = ActionContext<DeskParams, Settings>;

const lists: Record<DeskParams['tab'], (ctx: DeskContext) => Promise<DeskEntry[]>> = {
  open: (ctx) => listWaiting(ctx.db, deskReaderOf(ctx.caller, ctx.params), ctx.params),
  mine: (ctx) => listStarted(ctx.db, deskReaderOf(ctx.caller, ctx.params), ctx.params, ctx.now().getTime()),
  answered: (ctx) => listAnswered(ctx.db, ctx.caller.id, ctx.params.outcome ?? null, ctx.params),
};

/** The caller's subjects and grades, narrowed to those asked for. */
function deskReaderOf(caller: Caller, params: Pick<DeskParams, 'subject' | 'grade'>): DeskReader {
  const { id: teacherId, districtId, teaching } = caller;
  const subjects = (teaching?.subjects ?? []).filter(
    (subject) => params.subject === undefined || subject === params.subject,
  );
  const grades = (teaching?.grades ?? []).filter((grade) => params.grade === undefined || grade === params.grade);
  return { teacherId, districtId, subjects, grades };
}

function readerOf(ctx: ActionContext<unknown, Settings>): Reader {
  return { id: ctx.caller.id, now: ctx.now().getTime(), leaseMinutes: ctx.settings.leaseMinutes };
}

function deskItem({ question, hasDraft, answer }: DeskEntry, reader: Reader): DeskItem {
  return { ...listItem(question, reader), hasDraft, answer };
}
