import { textProblem, tidyText } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';

const refusals = { empty: 'TEXT_EMPTY', 'too-long': 'TEXT_TOO_LONG', unreadable: 'TEXT_UNREADABLE' } as const;

/** The tidied text; with a picture it may be empty. */
export function checkedText(written: string, max: number, mayBeEmpty: boolean): string {
  const text = tidyText(written);
  const problem = textProblem(text, { max, mayBeEmpty });
  if (problem) throw errors[refusals[problem]]({ max, length: text.length });
  return text;
}
