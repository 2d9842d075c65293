import type { GuidanceView, Rung, RungContent } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';

/** From a nudge to the whole solution. */
export const rungs: readonly Rung[] = ['knowledge-points', 'thinking', 'first-step', 'full'];

/** What the way up asks for at a moment. */
export interface NextStep {
  readonly rung: Rung;
  readonly canOpen: boolean;
  /** Seconds still to wait; 0 where waiting alone would not help. */
  readonly waitSeconds: number;
  readonly needsAttempt: boolean;
  readonly eitherWillDo: boolean;
}

/** The next rung as the view told it, counted down from the moment of telling. */
export function nextStepAt({ next }: GuidanceView, toldAt: number, now: number): NextStep | null {
  if (!next) return null;
  const waitSeconds = Math.max(0, Math.ceil(next.waitSeconds - Math.max(0, now - toldAt) / 1000));
  const canOpen = next.eitherWillDo ? waitSeconds === 0 || !next.needsAttempt : waitSeconds === 0 && !next.needsAttempt;
  return { rung: next.rung, canOpen, waitSeconds, needsAttempt: next.needsAttempt && !canOpen, eitherWillDo: next.eitherWillDo };
}

/** The full solution begins with the thinking, which often stands two rungs below already. */
export function withoutRepetition(open: readonly RungContent[]): readonly RungContent[] {
  const shown = open.find(({ rung }) => rung === 'thinking')?.text;
  return open.map((content) => (content.rung === 'full' && content.thinking === shown ? { ...content, thinking: '' } : content));
}

/** A step without the number it brings along: the list shows its own. */
export function withoutNumber(step: string): string {
  return step.replace(/^\s*(?:第[一二三四五六七八九十\d]+步|步骤\s*[一二三四五六七八九十\d]+)\s*[：:、.]\s*/, '');
}

/** Attempts that are left on the topmost open rung. */
export function attemptsLeftOn({ rungs: open, attempts }: GuidanceView): number {
  const present = open.at(-1)?.rung ?? null;
  return Math.max(0, formLimits.attempts - attempts.filter(({ rung }) => rung === present).length);
}

export interface Option {
  readonly letter: string;
  readonly text: string;
}

/** Options with their letters; imported ones often bring their own along. */
export function optionsOf(options: readonly string[]): Option[] {
  return options.map((text, index) => ({ letter: String.fromCharCode(65 + index), text: text.replace(/^\s*[A-H]\s*[.、．:：]\s*/, '') }));
}

export type TryForm = 'one' | 'several' | 'true-false' | 'blanks' | 'text';

/** How an answer to this type of question is best given. */
export function tryFormOf({ type, options }: Pick<GuidanceView, 'type' | 'options'>): TryForm {
  if (type === 'single-choice' && options.length > 1) return 'one';
  if (type === 'multiple-choice' && options.length > 1) return 'several';
  if (type === 'true-false') return 'true-false';
  return type === 'fill-blank' ? 'blanks' : 'text';
}

/** One input a blank of the stem: runs of underscores, and empty brackets. */
export function countBlanks(stem: string): number {
  return Math.max(1, stem.match(/_{2,}|[（(][\s\u3000]*[）)]/g)?.length ?? 0);
}
