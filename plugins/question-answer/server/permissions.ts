/** The permissions that plugin.json defines. */
export const permissions = {
  ask: 'question-answer:ask',
  answer: 'question-answer:answer',
  supervise: 'question-answer:supervise',
} as const;
