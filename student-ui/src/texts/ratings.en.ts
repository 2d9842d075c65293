import type { RatingsTexts } from './zh-CN.ts';

export const ratingsEn: RatingsTexts = {
  heading: 'Rate this tutoring',
  waiting: 'Waiting for your rating: {{count}}',
  about: {
    session: 'One-to-one with {{name}}',
    class: 'Interactive classroom with {{name}}',
    answer: 'Answer by {{name}}',
    lesson: 'Micro-lesson by {{name}}',
  },
  stars: { answer: 'How much did this answer help?', lesson: 'How much did this lesson help?' },
  question: {
    0: 'Was your question solved?',
    1: 'Was it explained clearly?',
    2: 'Was the teacher patient?',
    3: 'Would you ask this teacher again?',
  },
  grade: {
    0: { 0: 'No', 1: 'A little', 2: 'Mostly', 3: 'Fully' },
    1: { 0: 'No', 1: 'So-so', 2: 'Clearly', 3: 'Very' },
    2: { 0: 'No', 1: 'So-so', 2: 'Patient', 3: 'Very' },
    3: { 0: 'No', 1: 'Maybe', 2: 'Yes', 3: 'Gladly' },
  },
  tags: "This teacher's style",
  optional: '(optional)',
  words: 'Words for the teacher',
  wordsHint: 'The teacher sees them once a moderator has read them, and not whose they are. No phone numbers or messenger names, please.',
  tooLong: 'At most {{max}} characters, please.',
  send: 'Send rating',
  private: 'Teachers see sums only, never who rated.',
  thanks: 'Thank you for your rating',
  oneMore: 'Thank you. One more waits for you',
  rated: 'You have rated this already',
  cancelled: 'This was cancelled and needs no rating',
  goOn: 'Go on',
};
