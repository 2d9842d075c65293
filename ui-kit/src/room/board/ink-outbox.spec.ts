import { InkOutbox } from './ink-outbox.ts';

const ink = (value: number, length = 4) => new Uint8Array(length).fill(value);
const join = (updates: readonly Uint8Array[]) => Uint8Array.from(updates.flatMap((update) => [...update]));
const tick = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('what was drawn and is not kept yet', () => {
  let sent: Uint8Array[];
  let answers: { keep(): void; lose(thrown?: unknown): void }[];
  let timers: { run: () => void; ms: number }[];
  let refused: unknown[];
  let outbox: InkOutbox;

  const ring = () => timers.splice(0).forEach(({ run }) => run());

  beforeEach(() => {
    [sent, answers, timers, refused] = [[], [], [], []];
    outbox = new InkOutbox({
      send: (update) => {
        sent.push(update);
        return new Promise((resolve, reject) => answers.push({ keep: () => resolve(null), lose: (thrown = new Error('lost')) => reject(thrown as Error) }));
      },
      merge: join,
      isRetryable: (thrown) => (thrown as Error).message !== 'full',
      refused: (thrown) => refused.push(thrown),
      changed: () => undefined,
      schedule: (run, ms) => {
        const timer = { run, ms };
        timers.push(timer);
        return () => (timers = timers.filter((one) => one !== timer));
      },
    });
  });

  it('is gathered for a moment and sent as one', async () => {
    [1, 2, 3].forEach((value) => outbox.add(ink(value)));
    expect([sent.length, timers.length]).toEqual([0, 1]);
    ring();
    expect(sent.map((one) => [...one].join(''))).toEqual(['111122223333']);
    expect(outbox.waiting).toBe(1);
    answers[0]!.keep();
    await tick();
    expect(outbox.waiting).toBe(0);
  });

  it('is held until it is kept, and sent again with longer pauses', async () => {
    outbox.add(ink(1));
    ring();
    answers[0]!.lose();
    await tick();
    outbox.add(ink(2));
    expect(timers.map(({ ms }) => ms)).toEqual([500]);
    ring();
    expect([...sent[1]!].join('')).toBe('11112222');
    answers[1]!.lose();
    await tick();
    expect(timers.map(({ ms }) => ms)).toEqual([1_000]);
    outbox.resend();
    expect([...sent[2]!].join('')).toBe('11112222');
    answers[2]!.keep();
    await tick();
    expect([outbox.waiting, timers.length]).toEqual([0, 0]);
  });

  it('is never more at once than the server takes', () => {
    for (let count = 0; count < 10; count++) outbox.add(ink(1, 25_000));
    ring();
    expect(sent.map(({ byteLength }) => byteLength)).toEqual([50_000, 50_000, 50_000, 50_000, 50_000]);
  });

  it('waits where much is on its way, and goes on as it is kept', async () => {
    for (let count = 0; count < 9; count++) outbox.add(ink(count, 50_000));
    ring();
    expect(sent.length).toBe(6);
    answers[0]!.keep();
    await tick();
    ring();
    expect(sent.length).toBe(7);
    expect(outbox.waiting).toBe(8);
  });

  it('is given up where the board is full, and says so', async () => {
    outbox.add(ink(1));
    ring();
    answers[0]!.lose(new Error('full'));
    await tick();
    expect([outbox.waiting, timers.length, refused.length]).toEqual([0, 0, 1]);
  });
});
