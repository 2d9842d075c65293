import type { Finding } from './finding.ts';

export interface CheckReport {
  readonly id: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Why it was not made. */
  readonly skipped?: string;
  readonly findings: readonly Finding[];
  readonly ms: number;
}

/** What `plugin verify` found. */
export interface Report {
  readonly format: 1;
  readonly path: string;
  readonly plugin: string | null;
  readonly version: string | null;
  /** Version of the contract that this platform offers. */
  readonly platform: string;
  readonly passed: boolean;
  readonly failures: number;
  readonly warnings: number;
  readonly seconds: number;
  readonly checks: readonly CheckReport[];
}

const marks: Readonly<Record<CheckReport['status'], string>> = { passed: '通过 passed ', failed: '不通过 FAILED', skipped: '跳过 skipped' };

const line = ({ severity, message, where }: Finding) =>
  `      ${severity === 'failure' ? '✗' : '!'} ${message}${where && !message.includes(where) ? ` [${where}]` : ''}`;

/** One check in lines for people. */
export function linesOfCheck({ id, title, status, skipped, findings, ms }: CheckReport): string[] {
  const why = skipped ? `: ${skipped}` : '';
  return [`${marks[status]}  ${id} (${(ms / 1_000).toFixed(1)} s)${why}`, `      ${title}`, ...findings.map(line)];
}

export function lastLines({ plugin, version, passed, failures, warnings, seconds, checks }: Report): string[] {
  const skipped = checks.filter(({ status }) => status === 'skipped').length;
  const sum = `${failures} failures, ${warnings} warnings, ${skipped} checks skipped, ${seconds.toFixed(0)} s`;
  const name = plugin ? `${plugin} ${version}` : '';
  return [passed ? `${name} 符合要求。 ${name} conforms: ${sum}.` : `${name} 不符合要求。 ${name} does not conform: ${sum}.`];
}
