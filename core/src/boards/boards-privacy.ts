import { erased, type RoomPrivacy } from '../runtime/room-privacy.ts';

export const boardsPrivacy: RoomPrivacy = {
  tables: {
    boards_boards: erased('Boards that a student drew on with a teacher; when they were opened.'),
    boards_members: erased('Who may look at and draw on a board.'),
    boards_updates: erased('What was drawn.'),
    boards_hands: erased('Who drew which part of a board.'),
  },
  async exportPerson({ db }, personId) {
    const boards = await db.select<{ id: string }>('SELECT id, opened_at, ends_at FROM boards_boards WHERE person_id = :personId ORDER BY id', { personId });
    const updates = await Promise.all(
      boards.map(async (board) => {
        const rows = await db.select<{ content: Buffer }>('SELECT content FROM boards_updates WHERE board_id = :id ORDER BY seq', { id: board.id });
        return { ...board, increments: rows.map(({ content }) => content.toString('base64')) };
      }),
    );
    return { boards: updates, memberOf: await db.select('SELECT board_id FROM boards_members WHERE person_id = :personId', { personId }) };
  },
  erasePerson: (context, personId) =>
    context.transaction(async ({ db }) => {
      const own = await db.select<{ id: string }>('SELECT id FROM boards_boards WHERE person_id = :personId', { personId });
      for (const { id } of own) for (const table of ['updates', 'hands', 'members']) await db.delete(`boards_${table}`, { board_id: id });
      await db.delete('boards_boards', { person_id: personId });
      await db.delete('boards_members', { person_id: personId });
      await db.update('boards_hands', { person_id: 'erased' }, { person_id: personId });
    }),
};
