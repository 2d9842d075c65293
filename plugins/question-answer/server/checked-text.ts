import { textProblem, tidyText, type TextProblem } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';

/** The texts that people write here, as error sentences name them. */
const fields = {
  question: { field: '问题', fieldEn: 'question' },
  draft: { field: '草稿', fieldEn: 'draft' },
  thinking: { field: '解题思路', fieldEn: 'thinking' },
  steps: { field: '解题步骤', fieldEn: 'steps' },
  answer: { field: '答案', fieldEn: 'answer' },
  explanation: { field: '解析', fieldEn: 'explanation' },
  attempt: { field: '试答', fieldEn: 'attempt' },
  followUp: { field: '追问', fieldEn: 'follow-up' },
  reply: { field: '回复', fieldEn: 'reply' },
  words: { field: '评语', fieldEn: 'comment' },
} as const;

export type TextField = keyof typeof fields;

const refusals: Record<TextProblem, 'TEXT_EMPTY' | 'TEXT_TOO_LONG' | 'TEXT_UNREADABLE'> = {
  empty: 'TEXT_EMPTY',
  'too-long': 'TEXT_TOO_LONG',
  unreadable: 'TEXT_UNREADABLE',
};

/** The tidied text, or an error that names the field. */
export function checkedText(written: string, name: TextField, max: number, mayBeEmpty = false): string {
  const text = tidyText(written);
  const problem = textProblem(text, { max, mayBeEmpty });
  if (problem) throw errors[refusals[problem]]({ ...fields[name], max, length: text.length });
  return text;
}
