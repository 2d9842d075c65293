import type { ProposedQuestion } from './proposal.ts';
import { complaintAbout, correctionOf, editsOf, readNames } from './proposal-correction.ts';

const question: ProposedQuestion = {
  subject: 'math',
  grade: 7,
  type: 'open',
  difficulty: 2,
  stem: '老师好，解方程 $2x=8$',
  answer: ['$x=4$'],
  thinking: null,
  steps: ['两边除以 $2$'],
  explanation: '',
  knowledgePoints: ['一元一次方程'],
};

describe('the correction of a proposed question', () => {
  it('says only what was changed', () => {
    const correction = correctionOf(question);
    expect(editsOf(question, correction)).toEqual({});
    expect(editsOf(question, { ...correction, stem: '解方程 $2x=8$', difficulty: 1 })).toEqual({
      stem: '解方程 $2x=8$',
      difficulty: 1,
    });
  });

  it('leaves out what says nothing', () => {
    const correction = correctionOf(question);
    const steps = [...correction.steps, ' ', '检验'];
    expect(editsOf(question, { ...correction, steps })).toEqual({ steps: ['两边除以 $2$', '检验'] });
    expect(editsOf(question, { ...correction, steps: [...correction.steps, ''] })).toEqual({});
  });

  it('has options only where there is a choice', () => {
    const choice = { ...correctionOf(question), type: 'single-choice', options: ['$3$', '$4$', ''] };
    expect(editsOf(question, choice)).toEqual({ type: 'single-choice', options: ['$3$', '$4$'] });
    expect(editsOf(question, { ...choice, type: 'open' })).toEqual({});
  });

  it('needs a stem, an answer, and two options to choose from', () => {
    const correction = correctionOf(question);
    expect(complaintAbout(correction)).toBeNull();
    expect(complaintAbout({ ...correction, stem: ' ' })).toBe('stem');
    expect(complaintAbout({ ...correction, answer: [''] })).toBe('answer');
    expect(complaintAbout({ ...correction, type: 'single-choice', options: ['$3$'] })).toBe('options');
  });

  it('reads names as people write them in one line', () => {
    expect(readNames('一元一次方程、 移项，，检验')).toEqual(['一元一次方程', '移项', '检验']);
    expect(readNames(' ')).toEqual([]);
  });
});
