import { action, commonErrors, consumer, defineService, Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 36, pattern: '^[0-9a-f-]+$' });
const Book = Type.Object({ id: Type.String(), title: Type.String(), thoughts: Type.Union([Type.String(), Type.Null()]) }, closed);
const Books = Type.Object({ items: Type.Array(Book) }, closed);
const BookInput = { title: Type.String({ minLength: 1, maxLength: 200 }), thoughts: Type.Optional(Type.String({ maxLength: 2_000 })) };

interface BookRow {
  id: string;
  title: string;
  thoughts: string | null;
}

export const books = defineService({
  name: 'books',

  actions: {
    add: action({
      rest: 'POST /books',
      summary: 'Notes a book.',
      allow: ['reading-log:write'],
      params: Type.Object(BookInput, closed),
      returns: Book,
      idempotent: true,
      status: 201,
      timeoutMs: 2_000,
      handler: (context) => {
        const { caller, params } = context;
        const book = { id: context.newId(), title: params.title, thoughts: params.thoughts ?? null };
        return context.transaction(async (work) => {
          await work.db.insert('reading_log_books', {
            ...book,
            student_id: caller.id,
            district_id: caller.districtId,
            read_at: context.now().getTime(),
          });
          work.emit('reading-log.read.v1', { bookId: book.id, districtId: caller.districtId! });
          work.record({ kind: 'reading-log.read', subjectId: book.id, personId: caller.id, payload: { title: params.title } });
          return book;
        });
      },
    }),

    think: action({
      rest: 'PUT /books/:id/thoughts',
      summary: 'Writes down what one thinks of a book.',
      allow: ['reading-log:write'],
      params: Type.Object({ id: Id, thoughts: Type.String({ minLength: 1, maxLength: 2_000 }) }, closed),
      returns: Type.Object({ id: Type.String() }, closed),
      timeoutMs: 2_000,
      handler: async ({ db, caller, params }) => {
        const changed = await db.update('reading_log_books', { thoughts: params.thoughts }, { id: params.id, student_id: caller.id });
        if (changed === 0) throw commonErrors.NOT_FOUND();
        return { id: params.id };
      },
    }),

    mine: action({
      rest: 'GET /books',
      summary: 'The own books, newest first.',
      allow: ['reading-log:write'],
      params: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }) }, closed),
      returns: Books,
      timeoutMs: 2_000,
      handler: async ({ db, caller, params }) => ({
        items: await db.select<BookRow>(
          'SELECT id, title, thoughts FROM reading_log_books WHERE student_id = :id ORDER BY id DESC LIMIT :limit',
          { id: caller.id, limit: params.limit },
        ),
      }),
    }),

    search: action({
      rest: 'GET /search',
      summary: 'Books that students of the district read, by words of the title.',
      allow: ['reading-log:see'],
      params: Type.Object({ words: Type.Optional(Type.String({ maxLength: 200 })) }, closed),
      returns: Books,
      timeoutMs: 2_000,
      handler: async ({ db, caller, params }) => ({
        items: await db.select<BookRow>(
          "SELECT id, title, thoughts FROM reading_log_books WHERE district_id = :districtId AND INSTR(title, :words) > 0 ORDER BY id LIMIT 50",
          { districtId: caller.districtId, words: params.words ?? '' },
        ),
      }),
    }),

    remove: action({
      rest: 'DELETE /books/:id',
      summary: 'Removes a book of the own.',
      allow: ['reading-log:write'],
      params: Type.Object({ id: Id }, closed),
      returns: Type.Object({}, closed),
      timeoutMs: 2_000,
      handler: async ({ db, caller, params }) => {
        const removed = await db.delete('reading_log_books', { id: params.id, student_id: caller.id });
        if (removed === 0) throw commonErrors.NOT_FOUND();
        return {};
      },
    }),
  },

  events: {
    'reading-log.read.v1': consumer<{ districtId: string }>(async (context) => {
      const { districtId } = context.event.payload;
      await context.transaction(async ({ db }) => {
        const known = await db.lockOne('SELECT district_id FROM reading_log_counts WHERE district_id = :districtId', { districtId });
        if (known) await db.run('UPDATE reading_log_counts SET books = books + 1 WHERE district_id = :districtId', { districtId });
        else await db.insert('reading_log_counts', { district_id: districtId, books: 1 });
      });
    }),
    'knowledge.bank-changed.v1': consumer<{ lastRevision: number }>(async ({ event, log }) => {
      log.debug({ revision: event.payload.lastRevision }, 'the bank changed');
    }),
  },

  timers: {
    'forget what is too old': {
      everySeconds: 86_400,
      handler: async ({ db, now }) => {
        await db.run('DELETE FROM reading_log_books WHERE read_at < :before', { before: now().getTime() - 2 * 366 * 86_400_000 });
      },
    },
  },
});
