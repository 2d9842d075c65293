/**
 * What we accept as text written by a person: our Markdown subset, stored as typed. HTML in it is
 * only text, because no reader of ours ever renders it as markup.
 */
export type TextProblem = 'empty' | 'too-long' | 'unreadable';

export interface TextLimits {
  readonly max: number;
  readonly mayBeEmpty?: boolean;
}

/** Control characters that no keyboard types, broken surrogate pairs, and non-characters. */
const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Nothing to see: spaces, and characters that only format others. */
const invisible = /[\s\p{Cf}\p{Mn}\u2800\u3164\uFFA0]/gu;

/** Line ends as one character, no spaces at either end. */
export function tidyText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

/** What is wrong with a tidied text, or undefined when it can be kept. */
export function textProblem(text: string, limits: TextLimits): TextProblem | undefined {
  if (text.length > limits.max) return 'too-long';
  if (unreadable.test(text)) return 'unreadable';
  if (!limits.mayBeEmpty && text.replaceAll(invisible, '') === '') return 'empty';
  return undefined;
}
