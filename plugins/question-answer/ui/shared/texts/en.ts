import type { sharedZhCN } from './zh-CN.ts';

export const sharedEn: typeof sharedZhCN = {
  stage: {
    guidance: 'Guidance',
    waiting: 'Waiting for a teacher',
    'being-answered': 'A teacher is answering',
    answered: 'Answered',
    adopted: 'Adopted',
    solved: 'Solved',
    withdrawn: 'Withdrawn',
    held: 'Waiting for a check',
    refused: 'Not let through',
  },
  part: {
    thinking: 'Thinking',
    steps: 'Steps',
    answer: 'Answer',
    explanation: 'Explanation',
    furtherReading: 'Further reading',
  },
  pictures: {
    enlarge: 'Enlarge picture {{number}}',
    heading: 'Picture {{number}} of {{count}}',
    alt: 'Picture {{number}}',
    stage: 'Picture; left and right arrows show the others',
    previous: 'Previous picture',
    next: 'Next picture',
    zoom: 'Zoom in or out',
  },
  draft: {
    saving: 'Saving…',
    saved: 'Saved',
    savedAt: 'Saved {{time}}',
    device: 'No network: kept on this device',
  },
};
