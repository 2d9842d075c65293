import { PollRule } from './poll-rule.ts';

const soon = PollRule.longestMs / 2;

const always = () => true;
const never = () => false;

/** Messages each `apartMs` after what was said to the one before; tells how often it looked. */
function looks(rule: PollRule, messages: number, apartMs: number, finds: (message: number) => boolean): number {
  let now = 1_000;
  let looked = 0;
  let isLooking = false;
  for (let message = 0; message < messages; message++) {
    now += apartMs;
    const isFound = isLooking && finds(message);
    if (isLooking && !isFound) rule.missed();
    rule.came(now, isFound);
    isLooking = rule.said(now);
    if (isLooking) looked += 1;
  }
  return looked;
}

describe('whether a child looks before it sleeps', () => {
  test('not where messages come now and then', () => {
    expect(looks(new PollRule(), 1_000, 1, always)).toBe(0);
  });

  test('where one follows upon the other, but for a turn of the event loop now and then', () => {
    const looked = looks(new PollRule(), 1_000, soon, always);
    expect(looked).toBeGreaterThan(950);
    expect(looked).toBeLessThan(1_000 - 1_000 / (PollRule.mostInRow + 2));
  });

  test('hardly ever where that is in vain', () => {
    expect(looks(new PollRule(), 5_000, soon, never)).toBeLessThan(20);
  });

  test('again, once it is worth while', () => {
    const rule = new PollRule();
    looks(rule, 1_000, soon, never);
    expect(looks(rule, 10_000, soon, always)).toBeGreaterThan(8_000);
    expect(looks(rule, 10_000, soon, (message) => message % 50 > 0)).toBeGreaterThan(5_000);
  });
});
