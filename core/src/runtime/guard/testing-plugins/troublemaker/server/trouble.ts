import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { commonErrors, type ActionContext } from '@fudao/plugin-sdk';

type Context = ActionContext<{ kind: string }, never>;

export function loop(): never {
  for (;;);
}

function busyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function write(context: Context): Promise<string> {
  const { newId } = context;
  return context.transaction(async (work) => {
    const id = newId();
    await work.db.insert('troublemaker_rows', { id });
    work.record({ kind: 'troublemaker.made', subjectId: id, payload: {} });
    return id;
  });
}

const never = () => new Promise<never>(() => undefined);

/** All that a handler can do wrong, by name. */
export const trouble: Readonly<Record<string, (context: Context) => unknown>> = {
  nothing: () => undefined,
  write,
  'loop at once': loop,
  'loop after an await': async () => {
    await null;
    loop();
  },
  'loop after a write': async (context) => {
    await write(context);
    loop();
  },
  'loop in a transaction': (context) =>
    context.transaction(async (work) => {
      await work.db.insert('troublemaker_rows', { id: context.newId() });
      loop();
    }),
  'loop of promises': async () => {
    for (;;) await null;
  },
  'regular expression': () => /^(a+)+$/.test(`${'a'.repeat(64)}b`),
  'loop in a timer': () => void setTimeout(loop, 10),
  'loop in a consumer': (context) => context.transaction(async (work) => work.emit('troublemaker.made.v1', {})),
  'busy for a moment': () => busyFor(400),
  'busy for long': () => busyFor(1_700),
  'never ends': never,
  'never ends in a transaction': (context) => context.transaction(never),
  'stray rejection': () => void Promise.reject(new TypeError("no 'thing'")),
  'stray exception in a timer': () => {
    setTimeout(() => {
      throw new Error('thrown in a timer');
    }, 1);
  },
  'error event without listener': () => {
    setTimeout(() => new EventEmitter().emit('error', new Error('nobody listens')), 1);
  },
  'worker that dies': () => void new Worker("throw new Error('in a worker')", { eval: true }),
  fault: () => {
    throw new TypeError('a slip');
  },
  refusal: () => {
    throw commonErrors.CONFLICT();
  },
};
