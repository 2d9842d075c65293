import type { PersonPrivacy } from '@fudao/plugin-sdk';

export const privacy: PersonPrivacy = {
  exportPerson: async ({ db }, personId) => ({
    books: await db.select('SELECT id, title, thoughts, read_at FROM reading_log_books WHERE student_id = :personId', { personId }),
  }),
  erasePerson: async ({ db }, personId) => void (await db.delete('reading_log_books', { student_id: personId })),
};
