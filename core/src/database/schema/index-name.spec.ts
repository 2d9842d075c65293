import { indexName } from './index-name.ts';

test('an index is named after its table and columns', () => {
  expect(indexName('question_answer_questions', ['state'])).toBe('question_answer_questions_state');
});

test('a long name is cut to what MariaDB takes, and stays its own', () => {
  const long = (last: string) =>
    indexName('question_answer_questions', ['district_id', 'subject', 'grade', 'state', last]);
  expect(long('asked_at')).toHaveLength(64);
  expect(long('asked_at')).not.toBe(long('closed_at'));
  expect(long('asked_at')).toBe(long('asked_at'));
});
