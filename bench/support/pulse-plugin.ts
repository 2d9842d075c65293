export const pulse = 'pulse';
export const pulseCapabilities = ['boards.open'] as const;

/** A plugin as any: one action pushes to a person, with the moment of this machine's steady clock; another opens a board for two. */
export const pulseServer = `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const closed = { additionalProperties: false };
const beat = action({
  rest: 'POST /beat', summary: 'Pushes to a person.', allow: 'signed-in',
  params: Type.Object({ to: Type.String() }, closed), returns: Type.Object({ sent: Type.Literal(true) }, closed),
  handler: async (ctx) => {
    ctx.push({ accounts: [ctx.params.to] }, 'pulse.beat', { at: Number(process.hrtime.bigint()) / 1e6 });
    return { sent: true };
  },
});
const board = action({
  rest: 'POST /board', summary: 'Opens a board for two.', allow: 'signed-in',
  params: Type.Object({ people: Type.Array(Type.String()) }, closed), returns: Type.Object({ id: Type.String() }, closed),
  handler: (ctx) => ctx.call('boards.open', {
    key: ctx.params.people.join(' '), personId: ctx.params.people[0], endsAt: ctx.now().getTime() + 1_800_000,
    members: ctx.params.people.map((personId) => ({ personId, mayDraw: true })),
  }),
});
export default definePlugin({ services: [defineService({ name: 'pulse', actions: { beat, board } })] });
`;
