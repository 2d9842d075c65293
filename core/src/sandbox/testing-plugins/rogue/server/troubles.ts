import { writeSync } from 'node:fs';
import { setImmediate as pause } from 'node:timers/promises';
import type { ActionContext } from '@fudao/plugin-sdk';

type Trouble = (context: ActionContext<unknown>) => unknown;

const output = 1;
const forever = new Promise<never>(() => undefined);

/** Writes to the core past the runtime of the child. */
export function say(text: string): void {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length;) from += writeSync(output, bytes, from);
}

export const troubles: Readonly<Record<string, Trouble>> = {
  'an endless loop': () => {
    for (;;);
  },
  'an endless regular expression': () => /^(a+)+$/.test(`${'a'.repeat(60)}!`),
  'an endless sleep': () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  'a bomb of objects': () => {
    const all: object[] = [];
    for (;;) all.push({ one: all.length, two: [all.length] });
  },
  'a bomb of buffers': async () => {
    for (const all: Buffer[] = []; ;) {
      try {
        all.push(Buffer.alloc(8 * 1024 * 1024, 1));
      } catch {
        // It is at its limit, and keeps what it has.
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  'an exit': () => process.exit(0),
  'an exception that nobody catches': () => {
    setTimeout(() => {
      throw new Error('thrown at nobody');
    });
    return forever;
  },
  garbage: () => (say('this is no message\n'), forever),
  'a list': () => (say('[1,2]\n'), forever),
  null: () => (say('null\n'), forever),
  'a frame without an end': () => (say('x'.repeat(3 * 1024 * 1024)), forever),
  'an answer that nobody asked for': () => (say('{"id":99999,"result":{}}\n'), forever),
  'an answer with a strange number': () => (say('{"id":"__proto__","result":{}}\n'), forever),
  'a request with a strange number': () => (say('{"id":{"a":1},"method":"call","params":{}}\n'), forever),
  'asks without an end': () => {
    for (let id = 1; ; id++) say(`{"id":${id + 1_000_000},"method":"documents.get","params":{"call":${callOf()},"args":["kept","k"]}}\n`);
  },
  'a flood of log lines': () => flood('{"method":"log","params":{"call":1,"args":["info",{},"flood"]}}\n'),
  'a flood of pushes': () => flood(`{"method":"push","params":{"call":${callOf()},"args":[{"accounts":["x"]},"e",{}]}}\n`),
  calm: () => void (isCalm = true),
};

let isCalm = true;

/** As fast as the pipe takes it, until there is to be calm; that is heard now and then. */
async function flood(line: string): Promise<void> {
  isCalm = false;
  while (!isCalm) {
    const until = Date.now() + 100;
    while (Date.now() < until) say(line);
    await pause();
  }
}

/** The number of the call under way, as near as one can guess. */
function callOf(): number {
  return 6;
}
