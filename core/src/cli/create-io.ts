import { createInterface } from 'node:readline/promises';
import type { CommandIo } from './command.ts';

const plainEveryMs = 2_000;

/** Who reads may have read enough (`plugin list | head -3`): the command itself goes on to its end. */
function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Standard streams of a process as a command sees them. */
export function createIo({ stdin, stdout, stderr }: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>): CommandIo {
  const isTty = stderr.isTTY === true;
  outliveReader(stdout);
  outliveReader(stderr);
  let hasProgressLine = false;
  let lastPlainAt = 0;
  const clear = () => {
    if (hasProgressLine) stderr.write('\r\u001b[2K');
    hasProgressLine = false;
  };
  const ask = async (question: string): Promise<string> => {
    clear();
    const terminal = createInterface({ input: stdin, output: stderr });
    try {
      return await terminal.question(`${question} `);
    } finally {
      terminal.close();
    }
  };
  return {
    isTty,
    ...(stdin.isTTY && isTty ? { ask } : {}),
    out(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    err(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      if (isTty) {
        clear();
        stderr.write(line);
        hasProgressLine = true;
      } else if (Date.now() - lastPlainAt >= plainEveryMs) {
        lastPlainAt = Date.now();
        stderr.write(`${line}\n`);
      }
    },
  };
}
