import type { CommandIo } from './command.ts';

const plainEveryMs = 2_000;

/** Standard output and error of a process as a command sees them. */
export function createIo({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): CommandIo {
  const isTty = stderr.isTTY === true;
  let hasProgressLine = false;
  let lastPlainAt = 0;
  const clear = () => {
    if (hasProgressLine) stderr.write('\r\u001b[2K');
    hasProgressLine = false;
  };
  return {
    isTty,
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
