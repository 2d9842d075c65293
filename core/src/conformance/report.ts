import type { Trust } from '../plugin-manager/release/release.repository.ts';
import type { Finding } from './finding.ts';

export interface CheckReport {
  readonly id: string;
  readonly title: string;
  /** How the plugin ran; null where nothing ran. */
  readonly trust: Trust | null;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Why it was not made. */
  readonly skipped?: string;
  readonly findings: readonly Finding[];
  readonly ms: number;
}

/** A level of trust, and whether the plugin was tried in it. */
export interface TrustReport {
  readonly level: Trust;
  readonly isTried: boolean;
  /** Why not. */
  readonly because?: string;
}

/** What `plugin verify` found. */
export interface Report {
  readonly format: 1;
  readonly path: string;
  readonly plugin: string | null;
  readonly version: string | null;
  /** Version of the contract that this platform offers. */
  readonly platform: string;
  readonly trust: readonly TrustReport[];
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
export function linesOfCheck({ id, title, trust, status, skipped, findings, ms }: CheckReport): string[] {
  const why = skipped ? `: ${skipped}` : '';
  const how = trust ? `${trust}, ` : '';
  return [`${marks[status]}  ${id} (${how}${(ms / 1_000).toFixed(1)} s)${why}`, `      ${title}`, ...findings.map(line)];
}

const levelNames = { trusted: '受信任 trusted', confined: '受限 confined' } as const;

/** `已试运行方式 Tried: trusted. 未试 Not tried: confined (it has tables of its own).` */
function lineOfTrust(trust: readonly TrustReport[]): string {
  const tried = trust.filter(({ isTried }) => isTried).map(({ level }) => levelNames[level]);
  const left = trust.filter(({ isTried }) => !isTried).map(({ level, because }) => `${levelNames[level]} (${because})`);
  const sentences = [tried.length > 0 ? `运行方式 Tried: ${tried.join(', ')}.` : '', left.length > 0 ? `未试 Not tried: ${left.join(', ')}.` : ''];
  return sentences.filter(Boolean).join(' ');
}

export function lastLines({ plugin, version, passed, failures, warnings, seconds, checks, trust }: Report): string[] {
  const skipped = checks.filter(({ status }) => status === 'skipped').length;
  const sum = `${failures} failures, ${warnings} warnings, ${skipped} checks skipped, ${seconds.toFixed(0)} s`;
  const name = plugin ? `${plugin} ${version}` : '';
  return [...(trust.length > 0 ? [lineOfTrust(trust)] : []), passed ? `${name} 符合要求。 ${name} conforms: ${sum}.` : `${name} 不符合要求。 ${name} does not conform: ${sum}.`];
}
