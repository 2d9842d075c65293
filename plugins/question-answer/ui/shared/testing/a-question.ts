import type { AnswerView, DeskItem, Picture, QuestionView } from '../../../api.ts';

/** Things of specs, with what matters to a spec given. */
export function aQuestion(given: Partial<QuestionView> = {}): QuestionView {
  return {
    id: 'question-1',
    subject: 'math',
    grade: 7,
    state: 'open',
    askedAt: '2026-11-22T10:00:00.000Z',
    answerCount: 0,
    answersWanted: 3,
    claim: null,
    text: '解方程 $2x+3=11$',
    pictures: [],
    viewer: 'asker',
    matches: [],
    guidance: [],
    answers: [],
    draft: null,
    ...given,
  };
}

export function anAnswer(given: Partial<AnswerView> = {}): AnswerView {
  return {
    id: 'answer-1',
    teacherId: 'teacher-1',
    teacherName: '周慕白',
    mine: false,
    thinking: '先移项',
    steps: ['$2x=8$', '$x=4$'],
    answer: '$x=4$',
    explanation: '',
    pictures: [],
    furtherReading: [],
    publishedAt: '2026-11-22T10:10:00.000Z',
    adopted: false,
    rating: null,
    followUp: null,
    proposedAt: null,
    ...given,
  };
}

export function aDeskItem(given: Partial<DeskItem> = {}): DeskItem {
  const { id, subject, grade, state, askedAt, answerCount, answersWanted, claim } = aQuestion();
  return { id, subject, grade, state, askedAt, answerCount, answersWanted, claim, excerpt: '解方程', pictureCount: 0, hasDraft: false, answer: null, ...given };
}

export function aPicture(id = 'picture-1'): Picture {
  return { id, url: `/full/${id}`, thumbnailUrl: `/small/${id}`, width: 40, height: 30 };
}
