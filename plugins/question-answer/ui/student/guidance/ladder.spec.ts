import type { GuidanceView } from '../../../api.ts';
import { attemptsLeftOn, countBlanks, nextStepAt, optionsOf, tryFormOf, withoutNumber, withoutRepetition } from './ladder.ts';

const toldAt = 1_000_000;

function aLadder(next: GuidanceView['next'], given: Partial<GuidanceView> = {}): GuidanceView {
  return { bankQuestionId: 'bank-1', subject: 'math', type: 'open', stem: '', options: [], rungs: [], next, attempts: [], ...given };
}

describe('the next rung', () => {
  const strict = { rung: 'first-step' as const, waitSeconds: 30, needsAttempt: true, eitherWillDo: false };

  it('counts down from the moment it was told', () => {
    expect(nextStepAt(aLadder(strict), toldAt, toldAt + 10_400)?.waitSeconds).toBe(20);
    expect(nextStepAt(aLadder(strict), toldAt, toldAt + 90_000)?.waitSeconds).toBe(0);
  });

  it('asks for both where the ladder is strict', () => {
    const waited = toldAt + 31_000;
    expect(nextStepAt(aLadder(strict), toldAt, waited)?.canOpen).toBe(false);
    expect(nextStepAt(aLadder({ ...strict, needsAttempt: false }), toldAt, toldAt)?.canOpen).toBe(false);
    expect(nextStepAt(aLadder({ ...strict, needsAttempt: false }), toldAt, waited)?.canOpen).toBe(true);
  });

  it('asks for either where either will do', () => {
    const standard = { ...strict, eitherWillDo: true };
    expect(nextStepAt(aLadder(standard), toldAt, toldAt)?.canOpen).toBe(false);
    expect(nextStepAt(aLadder(standard), toldAt, toldAt + 30_000)?.canOpen).toBe(true);
    expect(nextStepAt(aLadder({ ...standard, needsAttempt: false }), toldAt, toldAt)?.canOpen).toBe(true);
  });

  it('is none at the top', () => {
    expect(nextStepAt(aLadder(null), toldAt, toldAt)).toBeNull();
  });
});

describe('trying', () => {
  it('counts attempts of the present rung only', () => {
    const tried = (rung: 'thinking' | null) => ({ rung, verdict: 'wrong' as const, triedAt: '2026-11-22T10:00:00.000Z' });
    const view = aLadder(null, { rungs: [{ rung: 'knowledge-points' }, { rung: 'thinking' }], attempts: [tried(null), tried('thinking'), tried('thinking')] });
    expect(attemptsLeftOn(view)).toBe(3);
  });

  it('takes the form of the question', () => {
    expect(tryFormOf({ type: 'single-choice', options: ['1', '2'] })).toBe('one');
    expect(tryFormOf({ type: 'multiple-choice', options: ['1', '2'] })).toBe('several');
    expect(tryFormOf({ type: 'single-choice', options: [] })).toBe('text');
    expect(tryFormOf({ type: 'fill-blank', options: [] })).toBe('blanks');
  });

  it('has one line a blank', () => {
    expect(countBlanks('则 $x=$ __，$y=$ ____。')).toBe(2);
    expect(countBlanks('答案是（　　）')).toBe(1);
    expect(countBlanks('计算 $1+1$')).toBe(1);
  });

  it('gives options one letter each', () => {
    expect(optionsOf(['A. 三角形', '圆'])).toEqual([{ letter: 'A', text: '三角形' }, { letter: 'B', text: '圆' }]);
  });
});

it('the full solution does not repeat the thinking that stands below it', () => {
  const full = { rung: 'full' as const, thinking: '先移项', steps: [], answer: [], explanation: '' };
  expect(withoutRepetition([{ rung: 'thinking', text: '先移项' }, full])[1]?.thinking).toBe('');
  expect(withoutRepetition([{ rung: 'thinking', text: '先' }, full])[1]?.thinking).toBe('先移项');
});

describe('a step', () => {
  it('loses the number it brings along, and nothing else', () => {
    expect(withoutNumber('第一步：设原来有 $x$ 辆车。')).toBe('设原来有 $x$ 辆车。');
    expect(withoutNumber('步骤 2、去括号')).toBe('去括号');
    expect(withoutNumber('第12步: 检验')).toBe('检验');
    expect(withoutNumber('第一步就列方程')).toBe('第一步就列方程');
    expect(withoutNumber('由第二步：得 $x=3$')).toBe('由第二步：得 $x=3$');
  });
});
