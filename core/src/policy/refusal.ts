import { fillSentence, type ErrorFactory, type FudaoError, type LocalText } from '@fudao/plugin-sdk';
import type { Decision } from './engine/decide.ts';
import { refusals } from './errors.ts';

type Refused = Extract<Decision, { allowed: false }>;

const codeOf = (rule: string) => rule.toUpperCase().replaceAll('-', '_') as Exclude<keyof typeof refusals, '$table'>;

function dateIn(locale: string, at: number, timeZone: string): string {
  const options = { timeZone, month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** A moment as people of the city read it. */
export function momentText(at: number, timeZone: string): LocalText {
  return { 'zh-CN': dateIn('zh-CN', at, timeZone), en: dateIn('en-GB', at, timeZone) };
}

function nextText(nextAt: number | null, timeZone: string): LocalText {
  if (nextAt === null) return { 'zh-CN': '', en: '' };
  const at = momentText(nextAt, timeZone);
  return { 'zh-CN': `最早可在${at['zh-CN']}开始。`, en: ` The next possible time is ${at.en}.` };
}

/** The refusal as an error with a stable code, the figures, and a sentence that says when it would be allowed. */
export function refusalError({ rule, figures, nextAt }: Refused, timeZone: string): FudaoError {
  const create: ErrorFactory = refusals[codeOf(rule)];
  return create({ ...figures, rule, nextAt, next: nextText(nextAt, timeZone) });
}

/** The same for who only asks. */
export function refusalView(refused: Refused, timeZone: string) {
  const { code, spec, details } = refusalError(refused, timeZone);
  const sentence: LocalText = {
    'zh-CN': fillSentence(spec.message['zh-CN'], details, 'zh-CN'),
    en: fillSentence(spec.message.en, details, 'en'),
  };
  return { allowed: false as const, code, rule: refused.rule, figures: refused.figures, nextAt: refused.nextAt, sentence };
}
