import type { limits } from '../../api.ts';

/** The server's limits that forms tell in advance. Typed by them: a difference does not compile. */
export const formLimits: Pick<
  typeof limits,
  'question' | 'answerPart' | 'steps' | 'attempt' | 'attempts' | 'followUp' | 'words' | 'pictures' | 'answerPictures' | 'furtherReading' | 'search'
> = {
  question: 5_000,
  answerPart: 20_000,
  steps: 50,
  attempt: 2_000,
  attempts: 5,
  followUp: 2_000,
  words: 500,
  pictures: 4,
  answerPictures: 12,
  furtherReading: 5,
  search: 100,
};
