/** One part of what a record says, by its name. */
export interface PayloadLine {
  readonly name: string;
  readonly text: string;
}

/** How a part is called, what a code in it means, and how a moment is written. */
export interface PayloadWords {
  readonly nameOf: (name: string) => string;
  readonly codeOf: (name: string, code: string) => string;
  readonly yesOrNo: (is: boolean) => string;
  readonly momentText: (moment: number) => string;
}

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const isMomentName = (name: string) => /^(at|from|to|until|expires|effectiveFrom)$|At$/.test(name);

/** A number of this size and name is a moment, in milliseconds since 1970; so is a text that is written as one. */
function momentIn(name: string, value: unknown): number | null {
  if (typeof value === 'string' && isoMoment.test(value)) return Date.parse(value);
  return typeof value === 'number' && value > 1e12 && value < 1e13 && isMomentName(name) ? value : null;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const filledIn = (value: object): [string, unknown][] => Object.entries(value).filter(([, one]) => !isEmpty(one));

function textOf(name: string, value: unknown, words: PayloadWords): string {
  const moment = momentIn(name, value);
  if (moment !== null) return words.momentText(moment);
  if (typeof value === 'string') return words.codeOf(name, value);
  if (typeof value === 'boolean') return words.yesOrNo(value);
  if (Array.isArray(value)) return value.map((one: unknown) => textOf(name, one, words)).join('\n');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return filledIn(value).map(([inner, one]) => `${words.nameOf(inner)}: ${textOf(inner, one, words)}`).join('; ');
}

/** What a record says, without what says nothing: texts as they were written, one of several on each line. */
export function payloadLines(payload: Readonly<Record<string, unknown>>, words: PayloadWords): PayloadLine[] {
  return filledIn(payload).map(([name, value]) => ({ name: words.nameOf(name), text: textOf(name, value, words) }));
}
