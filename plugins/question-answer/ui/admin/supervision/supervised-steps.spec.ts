import { anAnswer, aQuestion } from '../../shared/testing/a-question.ts';
import { stepsOf } from './supervised-steps.ts';

describe('what happened to a question', () => {
  it('is told in the order in which it happened', () => {
    const reply = { text: '因为……', repliedAt: '2026-11-22T10:40:00.000Z' };
    const first = anAnswer({
      teacherName: '甲',
      publishedAt: '2026-11-22T10:20:00.000Z',
      followUp: { text: '为什么？', askedAt: '2026-11-22T10:30:00.000Z', reply },
      rating: { stars: 5, words: '', ratedAt: '2026-11-22T11:00:00.000Z' },
    });
    const second = anAnswer({ teacherName: '乙', publishedAt: '2026-11-22T10:35:00.000Z' });
    const steps = stepsOf(aQuestion({ answers: [first, second] }));
    expect(steps.map(({ what, teacherName }) => what + teacherName)).toEqual(['asked', 'answered甲', 'followed-up甲', 'answered乙', 'replied甲', 'rated甲']);
  });

  it('is nothing before the question is there', () => {
    expect(stepsOf(null)).toEqual([]);
  });
});
