import type { Language } from '@fudao/plugin-sdk';

const grouped = (value: number) => value.toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** Hundredths as people read them: `123456` is "1,234.56". */
export function pointsWords(amount: number): string {
  const size = Math.abs(amount);
  const words = `${grouped(Math.floor(size / 100))}.${String(size % 100).padStart(2, '0')}`;
  return amount < 0 ? `−${words}` : words;
}

/** The same with a sign before it, for what is added. */
export function signedWords(amount: number): string {
  return amount > 0 ? `+${pointsWords(amount)}` : pointsWords(amount);
}

/** Hundredths of what a person typed: "12.5", "-3", "＋2"; null for what is none. */
export function readPoints(typed: string): number | null {
  const text = typed.normalize('NFKC').replace('−', '-').trim();
  const [, sign, whole, part = ''] = /^([+-]?)(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const amount = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' ? -amount : amount;
}

const dayMs = 86_400_000;

/** A week by its Monday: "11月23日–29日", "23–29 Nov". */
export function weekWords(monday: string, language: Language): string {
  const from = new Date(`${monday}T00:00:00Z`);
  const to = new Date(from.getTime() + 6 * dayMs);
  const isOneMonth = from.getUTCMonth() === to.getUTCMonth();
  if (language === 'zh-CN') {
    const name = (date: Date) => `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
    return `${name(from)}–${isOneMonth ? `${to.getUTCDate()}日` : name(to)}`;
  }
  const month = (date: Date) => date.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });
  return `${from.getUTCDate()}${isOneMonth ? '' : ` ${month(from)}`}–${to.getUTCDate()} ${month(to)}`;
}
