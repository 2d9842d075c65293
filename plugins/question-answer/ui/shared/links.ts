/** Pages of this plugin; notifications of the server link to the same addresses. */
export const links = {
  questions: '/p/question-answer/questions',
  ask: '/p/question-answer/questions/new',
  question: (id: string) => `/p/question-answer/questions/${encodeURIComponent(id)}`,
  guidance: (id: string, bankQuestionId: string) =>
    `/p/question-answer/questions/${encodeURIComponent(id)}/guidance/${encodeURIComponent(bankQuestionId)}`,
  desk: '/p/question-answer/answer-desk',
  answer: (id: string) => `/p/question-answer/answer-desk/${encodeURIComponent(id)}`,
  supervision: '/p/question-answer/supervision',
  supervised: (id: string) => `/p/question-answer/supervision/${encodeURIComponent(id)}`,
} as const;
