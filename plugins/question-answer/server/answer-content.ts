import { limits, type AnswerContent } from '../api.ts';
import { checkedText } from './checked-text.ts';

/** An answer as it may be published: thinking, at least one step, and a result. Empty steps fall away. */
export function completeAnswer(written: AnswerContent): AnswerContent {
  const max = limits.answerPart;
  const thinking = checkedText(written.thinking, 'thinking', max);
  const steps = written.steps.map((step) => checkedText(step, 'steps', max, true)).filter((step) => step !== '');
  checkedText(steps.join('\n'), 'steps', max);
  const answer = checkedText(written.answer, 'answer', max);
  const explanation = checkedText(written.explanation, 'explanation', max, true);
  return { ...written, thinking, steps, answer, explanation };
}

type Texts = Pick<AnswerContent, 'thinking' | 'answer' | 'explanation'> & { readonly steps: readonly string[] };

/** The parts of an answer that people read, by their fields. */
export function textsOf({ thinking, steps, answer, explanation }: Texts): Record<'thinking' | 'steps' | 'answer' | 'explanation', string> {
  return { thinking, steps: steps.join('\n'), answer, explanation };
}

export const contentText = (content: Texts): string => Object.values(textsOf(content)).filter((text) => text !== '').join('\n\n');

/** An answer half written: anything goes, up to the same lengths. */
export function draftOfAnswer(written: AnswerContent): AnswerContent {
  const max = limits.answerPart;
  return {
    ...written,
    thinking: checkedText(written.thinking, 'thinking', max, true),
    steps: written.steps.map((step) => checkedText(step, 'steps', max, true)),
    answer: checkedText(written.answer, 'answer', max, true),
    explanation: checkedText(written.explanation, 'explanation', max, true),
  };
}
