/** Longest texts, in characters. Schemas allow more, so that our own sentence says which limit it is. */
export const limits = {
  question: 5_000,
  draft: 20_000,
  answerPart: 20_000,
  steps: 50,
  attempt: 2_000,
  /** How often, on each rung. */
  attempts: 5,
  followUp: 2_000,
  words: 500,
  pictures: 4,
  answerPictures: 12,
  furtherReading: 5,
  search: 100,
} as const;
