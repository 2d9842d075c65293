import { ServerClock } from './server-clock.ts';

const header = (milliseconds: number) => new Date(milliseconds).toUTCString();

describe('ServerClock', () => {
  it('follows a server whose clock is another', () => {
    const clock = new ServerClock();
    const sent = Date.now();
    clock.learn(header(sent + 300_000), sent, sent + 100);
    expect(Math.abs(clock.now() - Date.now() - 300_000)).toBeLessThan(1_000);
  });

  it('trusts the fastest answer', () => {
    const clock = new ServerClock();
    const sent = Date.now();
    clock.learn(header(sent + 300_000), sent, sent + 100);
    clock.learn(header(sent + 900_000), sent, sent + 8_000);
    expect(clock.now() - Date.now()).toBeLessThan(302_000);
  });

  it('keeps the device’s own clock where the difference is less than the header can tell', () => {
    const clock = new ServerClock();
    const sent = Date.now();
    clock.learn(header(sent), sent, sent + 50);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(5);
  });

  it('makes nothing of an answer without a date', () => {
    const clock = new ServerClock();
    clock.learn(null, 0, 10);
    clock.learn('yesterday', 0, 10);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(5);
  });
});
