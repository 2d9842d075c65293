import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const permission = 'room-trial:enter';
const Person = Type.Object({ id: Type.String(), name: Type.String() }, closed);
const Message = Type.Object({ id: Type.String(), authorId: Type.String(), authorName: Type.String(), text: Type.String(), at: Type.Integer() }, closed);
type Person = { id: string; name: string };

/** Of the one room: this is a trial, and gone with the process. */
const people: Person[] = [];
const messages: { id: string; authorId: string; authorName: string; text: string; at: number }[] = [];
let opened: { roomId: string; boardId: string; startsAt: number; endsAt: number } | undefined;

const Room = Type.Object(
  { roomId: Type.String(), boardId: Type.String(), startsAt: Type.Integer(), endsAt: Type.Integer(), serverNow: Type.Integer(), others: Type.Array(Person), messages: Type.Array(Message) },
  closed,
);

const roomTrial = defineService({
  name: 'room-trial',
  actions: {
    meet: action({
      rest: 'POST /meet',
      summary: 'Says that one is there; the first teacher and the first student meet.',
      allow: [permission],
      params: Type.Object({}, closed),
      returns: Type.Object({ count: Type.Integer() }, closed),
      handler: ({ caller }) => {
        if (!people.some(({ id }) => id === caller.id)) people.push({ id: caller.id, name: caller.name });
        return { count: people.length };
      },
    }),
    open: action({
      rest: 'POST /room',
      summary: 'Opens the room for the two, or says where it is.',
      allow: [permission],
      params: Type.Object({}, closed),
      returns: Room,
      async handler({ caller, call, now, newId }) {
        const [startsAt, endsAt] = [now().getTime(), now().getTime() + 25 * 60_000];
        if (!opened) {
          const key = newId();
          const roles = people.map(({ id }, index) => ({ id, role: index === 0 ? 'moderator' : 'participant' }));
          const room = await call<{ id: string }>('media.open', { key, startsAt, endsAt, people: roles });
          const members = people.map(({ id }) => ({ personId: id, mayDraw: true }));
          const board = await call<{ id: string }>('boards.open', { key, personId: people[0]!.id, members, endsAt });
          opened ??= { roomId: room.id, boardId: board.id, startsAt, endsAt };
        }
        return { ...opened, serverNow: now().getTime(), others: people.filter(({ id }) => id !== caller.id), messages };
      },
    }),
    say: action({
      rest: 'POST /messages',
      summary: 'Says something to the other.',
      allow: [permission],
      params: Type.Object({ text: Type.String({ minLength: 1, maxLength: 1_000 }) }, closed),
      returns: Message,
      handler({ caller, params, now, newId, push }) {
        const message = { id: newId(), authorId: caller.id, authorName: caller.name, text: params.text, at: now().getTime() };
        messages.push(message);
        push({ accounts: people.map(({ id }) => id) }, 'room-trial.said', message);
        return message;
      },
    }),
  },
});

export default definePlugin({ services: [roomTrial] });
