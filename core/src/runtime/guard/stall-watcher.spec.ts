import type { Look } from './interrupted-thread.ts';
import { StallRule } from './stall-rule.ts';
import { StallWatcher, type StallLine, type StallNotice } from './stall-watcher.ts';

/** A main thread that does what the test says. */
class FakeMain {
  looks = 0;
  ended: string[] = [];
  released = 0;
  answer: () => Promise<Look | undefined> = async () => undefined;
  isStillThere = true;

  look(): Promise<Look | undefined> {
    this.looks += 1;
    return this.answer();
  }

  async end(_beats: number, release: string): Promise<boolean> {
    if (this.isStillThere) this.ended.push(release);
    return this.isStillThere;
  }

  release(): void {
    this.released += 1;
  }
}

let main: FakeMain;
let beats: number;
let told: StallNotice[];
let logged: StallLine[];
let watcher: StallWatcher;

beforeEach(() => {
  main = new FakeMain();
  beats = 0;
  told = [];
  logged = [];
  const around = { rule: new StallRule(2_000), main, beats: () => beats, tell: (each: StallNotice) => void told.push(each), log: (each: StallLine) => void logged.push(each) };
  watcher = new StallWatcher(around);
});

const found = (release: string | undefined, isDebugged = false) => async (): Promise<Look> => ({ release, stack: ['at loop'], isDebugged });

async function silence(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 250) await watcher.watch(250);
}

test('a main thread that beats is left alone', async () => {
  for (let turn = 0; turn < 40; turn++) {
    beats += 1;
    await watcher.watch(250);
  }
  expect([main.looks, told, logged]).toEqual([0, [], []]);
});

test('a plugin that holds it up is ended once, and told', async () => {
  main.answer = found('notes@1.0.0');
  await silence(1_750);
  expect(main.ended).toEqual([]);
  await silence(250);
  expect(main.ended).toEqual(['notes@1.0.0']);
  expect(told).toEqual([{ milliseconds: 2_000, release: 'notes@1.0.0', isEnded: true }]);
  expect(logged).toEqual([]);
});

test('a plugin that ended by itself in the last moment is not', async () => {
  main.answer = found('notes@1.0.0');
  main.isStillThere = false;
  await silence(2_500);
  expect([main.ended, told]).toEqual([[], []]);
});

test('looks that are not answered accuse nobody, and acquit nobody', async () => {
  await silence(2_000);
  expect(main.ended).toEqual([]);
  main.answer = found('notes@1.0.0');
  await silence(750);
  expect(main.ended).toEqual(['notes@1.0.0']);
});

test('the platform that stands still is logged once while it does, and told after it', async () => {
  main.answer = found(undefined);
  await silence(4_000);
  expect(logged).toEqual([{ milliseconds: 2_000, stack: ['at loop'] }]);
  beats += 1;
  await watcher.watch(250);
  expect(told).toEqual([{ milliseconds: 4_000, release: undefined, isEnded: false }]);
  expect(main.released).toBeGreaterThan(0);
});

test('while one look is under way there is no other', async () => {
  let answer!: (look: undefined) => void;
  main.answer = () => new Promise((resolve) => (answer = resolve));
  for (let turn = 0; turn < 8; turn++) void watcher.watch(250);
  await new Promise(setImmediate);
  expect(main.looks).toBe(1);
  answer(undefined);
  await new Promise(setImmediate);
  void watcher.watch(250);
  expect(main.looks).toBe(2);
});

test('what a debugger holds is not ended', async () => {
  main.answer = found('notes@1.0.0', true);
  await silence(10_000);
  expect([main.ended, told, logged]).toEqual([[], [], []]);
});
