import { action, consumer, defineService, Type } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { CardId, CardInput, Cards, cards, CardView, closed, Page, tallies, view } from './schemas.ts';

const ById = Type.Object({ id: CardId }, closed);

export const cardsService = defineService({
  name: 'cards',

  actions: {
    add: action({
      rest: 'POST /cards',
      summary: 'Makes a card.',
      allow: ['study-cards:use'],
      params: CardInput,
      returns: CardView,
      idempotent: true,
      status: 201,
      timeoutMs: 2_000,
      handler: (context) => {
        const { params, caller, settings } = context;
        const most = Number(settings['cardsPerStudent']);
        return context.transaction(async (work) => {
          if ((await cards.of(work).count({ personId: caller.id })) >= most) throw errors.FULL({ most });
          const id = context.newId();
          const card = { front: params.front, back: params.back, isShown: params.isShown ?? false, ownerId: caller.id };
          await cards.of(work).put(id, card, { personId: caller.id });
          work.emit('study-cards.added.v1', { cardId: id });
          work.record({ kind: 'study-cards.added', subjectId: id, personId: caller.id, payload: { front: params.front } });
          return view(id, card);
        });
      },
    }),

    change: action({
      rest: 'PUT /cards/:id',
      summary: 'Changes a card of the own.',
      allow: ['study-cards:use'],
      params: Type.Object({ id: CardId, ...CardInput.properties }, closed),
      returns: CardView,
      timeoutMs: 2_000,
      handler: (context) => {
        const { params, caller } = context;
        return context.transaction(async (work) => {
          const before = await cards.of(work).get(params.id);
          if (!before || before.personId !== caller.id) throw errors.NOT_FOUND();
          const card = { ...before.value, front: params.front, back: params.back };
          await cards.of(work).put(params.id, card, { personId: caller.id });
          return view(params.id, card);
        });
      },
    }),

    show: action({
      rest: 'POST /cards/:id/show',
      summary: 'Shows a card to the teachers of the district.',
      allow: ['study-cards:use'],
      params: ById,
      returns: CardView,
      timeoutMs: 2_000,
      handler: (context) => {
        const { params, caller } = context;
        return context.transaction(async (work) => {
          const before = await cards.of(work).get(params.id);
          if (!before || before.personId !== caller.id) throw errors.NOT_FOUND();
          const card = { ...before.value, isShown: true };
          await cards.of(work).put(params.id, card);
          work.notify({ accountId: caller.id, kind: 'study-cards.shown', title: { 'zh-CN': '卡片已公开', en: 'Your card is shown' } });
          return view(params.id, card);
        });
      },
    }),

    list: action({
      rest: 'GET /cards',
      summary: 'The own cards.',
      allow: ['study-cards:use'],
      params: Page,
      returns: Cards,
      timeoutMs: 2_000,
      handler: async (context) => {
        const { caller, params, settings } = context;
        const descending = settings['order'] === 'newest';
        const found = await cards.of(context).list({ personId: caller.id, limit: params.limit, descending });
        return { items: found.items.map(({ key, value }) => view(key, value)), nextCursor: found.nextCursor };
      },
    }),

    read: action({
      rest: 'GET /cards/:id',
      summary: 'One card of the own.',
      allow: ['study-cards:use'],
      params: ById,
      returns: CardView,
      timeoutMs: 2_000,
      handler: async (context) => {
        const card = await cards.of(context).get(context.params.id);
        if (!card || card.personId !== context.caller.id) throw errors.NOT_FOUND();
        return view(card.key, card.value);
      },
    }),

    remove: action({
      rest: 'DELETE /cards/:id',
      summary: 'Removes a card of the own.',
      allow: ['study-cards:use'],
      params: ById,
      returns: Type.Object({}, closed),
      timeoutMs: 2_000,
      handler: async (context) => {
        const card = await cards.of(context).get(context.params.id);
        if (!card || card.personId !== context.caller.id) throw errors.NOT_FOUND();
        await cards.of(context).delete(context.params.id);
        return {};
      },
    }),
  },

  events: {
    'study-cards.added.v1': consumer(({ transaction }) =>
      transaction(async (work) => {
        const before = await tallies.of(work).get('all');
        await tallies.of(work).put('all', { added: (before?.value.added ?? 0) + 1 });
      }),
    ),
  },

  timers: {
    'look-after-cards': { everySeconds: 3_600, handler: async ({ log }) => log.debug({}, 'nothing to do') },
  },
});
