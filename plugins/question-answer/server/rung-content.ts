import type { LocalText } from '@fudao/plugin-sdk';
import type { Rung, RungContent } from '../api.ts';
import type { BankQuestion } from './bank-question.ts';
import { revealTest, type HintSource } from './answer-reveal.ts';
import { rungs } from './guidance-ladder.ts';
import { splitSentences } from './sentences.ts';

/** What one bank question shows at each rung. */
export type LadderContent = Readonly<Record<Rung, RungContent>>;

/**
 * Spreads a solved question over the rungs. Thinking and steps that somebody wrote are used as they
 * are, less any sentence that gives the answer away. Without them they are taken from the
 * explanation: only sentences that reveal nothing, never more than half of them, never the last one.
 * Where nothing is left the rung says so.
 */
export function ladderContent(question: BankQuestion): LadderContent {
  const steps = question.steps ?? [];
  const derived = derivedHints(question.explanation, question);
  const firstStep =
    steps.length > 1 ? writtenHint(steps[0] ?? '', question) : joined(derivedHints(steps[0] ?? '', question), question);
  return {
    'knowledge-points': knowledgePointsRung(question.knowledgePoints.filter(safetyTest(question, 'written'))),
    thinking: textRung('thinking', writtenHint(question.thinking ?? '', question) || (derived[0] ?? '')),
    'first-step': textRung('first-step', firstStep || derived.slice(1).join('')),
    full: fullRung(question),
  };
}

/** The rungs that are open, lowest first: the only way content leaves this plugin. */
export function openRungs(question: BankQuestion, opened: number): RungContent[] {
  const content = ladderContent(question);
  return rungs.slice(0, opened).map((rung) => content[rung]);
}

/** Sentences to hint with: safe ones from the first half, at most two. */
function derivedHints(text: string, question: BankQuestion): string[] {
  const isSafe = safetyTest(question, 'derived');
  // Some imported texts spell their line ends out as \\n.
  const sentences = splitSentences(text.replaceAll('\\n', '\n'));
  const half = sentences.slice(0, Math.floor(sentences.length / 2)).map((sentence) => sentence.trim());
  return half.filter((sentence) => hasWords(sentence) && isSafe(sentence)).slice(0, 2);
}

/** Sentences that are safe each may hold together what they may not: then the first stands alone. */
function joined(hints: readonly string[], question: BankQuestion): string {
  const text = hints.join('');
  return safetyTest(question, 'derived')(text) ? text : (hints[0] ?? '');
}

/** Headings such as 【分析】 and 解： say nothing alone, nor does what only announces the next sentence. */
function hasWords(sentence: string): boolean {
  if (/[:：]$/.test(sentence)) return false;
  return sentence.replaceAll(/【[^】]*】|^\s*(?:解|证明|分析|详解|点评|解析)\s*[:：]?/g, '').trim().length > 1;
}

function writtenHint(text: string, question: BankQuestion): string {
  const isSafe = safetyTest(question, 'written');
  const kept = splitSentences(text).filter(isSafe).join('').trim();
  return isSafe(kept) ? kept : '';
}

/** Safe is what neither reveals the answer nor holds the whole explanation or a step of the full rung. */
function safetyTest(question: BankQuestion, source: HintSource): (text: string) => boolean {
  const reveals = revealTest(question, source);
  const steps = question.steps ?? [];
  const laterSteps = steps.length > 1 ? steps.slice(1) : steps;
  const whole = [question.explanation, ...laterSteps].map((part) => part.trim()).filter((part) => part !== '');
  return (text) => !reveals(text) && !whole.some((part) => text.includes(part));
}

const nothingYet: Record<'knowledge-points' | 'thinking' | 'first-step', LocalText> = {
  'knowledge-points': {
    'zh-CN': '这道题还没有标注知识点，可以直接看下一级。',
    en: 'This question has no knowledge points noted yet; you can go on to the next rung.',
  },
  thinking: {
    'zh-CN': '这道题没有可以单独展示的思路。先想一想：题目给了什么，要求什么，用得上哪个知识点？',
    en: 'This question has no separate hint. Think first: what is given, what is asked, and which knowledge point fits?',
  },
  'first-step': {
    'zh-CN': '这道题没有可以单独展示的第一步。先自己动笔写出第一步，再看完整解答。',
    en: 'This question has no separate first step. Write down a first step of your own before you open the full solution.',
  },
};

function knowledgePointsRung(knowledgePoints: readonly string[]): RungContent {
  const base = { rung: 'knowledge-points' as const, knowledgePoints: [...knowledgePoints] };
  return knowledgePoints.length > 0 ? base : { ...base, note: nothingYet['knowledge-points'] };
}

function textRung(rung: 'thinking' | 'first-step', text: string): RungContent {
  return text === '' ? { rung, note: nothingYet[rung] } : { rung, text };
}

function fullRung(question: BankQuestion): RungContent {
  return {
    rung: 'full',
    thinking: question.thinking ?? '',
    steps: [...(question.steps ?? [])],
    answer: [...question.answer],
    explanation: question.explanation,
  };
}
