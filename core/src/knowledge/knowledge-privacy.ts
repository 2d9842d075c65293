import { none, erased, type RoomPrivacy } from '../runtime/room-privacy.ts';

/** What stands where a person did. */
const nobody = 'erased';

export const knowledgePrivacy: RoomPrivacy = {
  tables: {
    knowledge_points: none('The curriculum.'),
    knowledge_bank_questions: none("The city's question bank: a reviewed question has no author."),
    knowledge_bank: none('How far the bank has come.'),
    knowledge_sources: none('Which collections were imported.'),
    knowledge_proposals: erased('Who proposed a question for the bank, who wrote the solution, who decided.'),
  },
  async exportPerson({ db }, personId) {
    const statement = `SELECT id, state, subject, question, created_at, decided_at, reason, proposed_by = :personId AS proposed,
        author_id = :personId AS written, decided_by = :personId AS decided
      FROM knowledge_proposals WHERE proposed_by = :personId OR author_id = :personId OR decided_by = :personId ORDER BY id`;
    return { proposals: await db.select(statement, { personId }) };
  },
  async erasePerson({ db }, personId) {
    await db.update('knowledge_proposals', { author_id: null }, { author_id: personId });
    await db.update('knowledge_proposals', { proposed_by: nobody }, { proposed_by: personId });
    await db.update('knowledge_proposals', { decided_by: nobody }, { decided_by: personId });
  },
};
