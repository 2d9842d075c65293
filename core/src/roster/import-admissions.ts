import type { Platform } from '../runtime/platform.ts';
import { readAdmissionsCsv, type AdmissionLine } from './read-admissions-csv.ts';
import { RosterFault, type RosterProblem } from './roster-entry.ts';

const batchSize = 500;

export interface AdmissionsImport {
  onProblem(problem: RosterProblem): void;
  onProgress(lines: number): void;
  readonly signal?: AbortSignal;
}

export interface AdmissionsSummary {
  lines: number;
  created: number;
  changed: number;
  unchanged: number;
  skipped: number;
  isInterrupted: boolean;
  /** Why the rest of the file could not be read; what stands before it is taken over. */
  fault?: string;
}

interface Imported {
  created: number;
  changed: number;
  unchanged: number;
  errors: { line: number; reason: string }[];
}

interface Placed {
  readonly where: string;
  readonly line: AdmissionLine;
}

/**
 * Takes over teachers who were admitted before the platform, batch by batch. Wrong lines are told and left
 * out; a second run changes nothing, and goes on where one was cut off. A file that breaks off in its middle
 * gives what stands before the break.
 */
export async function importAdmissions(
  { call }: Pick<Platform, 'call'>,
  file: string,
  wanted: AdmissionsImport,
): Promise<AdmissionsSummary> {
  const summary: AdmissionsSummary = {
    lines: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    skipped: 0,
    isInterrupted: false,
  };
  let batch: Placed[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const imported = await call<Imported>('admission.importAdmissions', { lines: batch.map(({ line }) => line) });
    for (const { line, reason } of imported.errors) {
      const { where, line: given } = batch[line - 1]!;
      wanted.onProblem({ where, educationId: given.educationId, reason });
    }
    for (const key of ['created', 'changed', 'unchanged'] as const) summary[key] += imported[key];
    summary.skipped += imported.errors.length;
    batch = [];
    wanted.onProgress(summary.lines);
  };
  try {
    for await (const found of readAdmissionsCsv(file)) {
      if ((summary.isInterrupted = wanted.signal?.aborted === true)) break;
      summary.lines += 1;
      if ('reason' in found) {
        summary.skipped += 1;
        wanted.onProblem(found);
      } else if (batch.push(found) >= batchSize) await flush();
    }
  } catch (error) {
    if (!(error instanceof RosterFault)) throw error;
    summary.fault = error.message;
  }
  await flush();
  return summary;
}
