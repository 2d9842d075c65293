import { readFileSync } from 'node:fs';

const pageBytes = 4_096;
const tickMs = 10;

/** What Linux tells of a process. */
export interface ProcessFigures {
  readonly residentBytes: number;
  readonly threads: number;
  /** Processor time since it began. */
  readonly cpuMs: number;
}

/** Undefined where it is gone. Fields by `man 5 proc`, counted after the name, which may hold anything. */
export function processFigures(pid: number): ProcessFigures | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => Number(fields[number - 3]);
    return { residentBytes: field(24) * pageBytes, threads: field(20), cpuMs: (field(14) + field(15)) * tickMs };
  } catch {
    return undefined;
  }
}
