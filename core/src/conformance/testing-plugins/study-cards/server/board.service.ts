import { action, defineService, Type } from '@fudao/plugin-sdk';
import { Cards, cards, closed, Page, tallies, view } from './schemas.ts';
import { calls } from './cache.ts';

export const board = defineService({
  name: 'board',

  actions: {
    shown: action({
      rest: 'GET /board',
      summary: 'The cards that students of the district show.',
      allow: ['study-cards:guide'],
      params: Page,
      returns: Cards,
      timeoutMs: 2_000,
      handler: async (context) => {
        const found = await cards.of(context).list({ limit: 200 });
        const shown = found.items.filter(({ value }) => value.isShown).slice(0, context.params.limit);
        return { items: shown.map(({ key, value }) => view(key, value)), nextCursor: null };
      },
    }),

    summary: action({
      rest: 'GET /summary',
      summary: 'How many cards were made in the district, and what it is called.',
      allow: ['study-cards:use', 'study-cards:guide'],
      params: Type.Object({}, closed),
      returns: Type.Object({ added: Type.Integer(), district: Type.String() }, closed),
      timeoutMs: 2_000,
      handler: async (context) => {
        calls.count();
        const district = await context.call<{ name: string }>('organisation.district', { id: context.districtId! });
        const tally = await tallies.of(context).get('all');
        return { added: tally?.value.added ?? 0, district: district.name };
      },
    }),
  },
});
