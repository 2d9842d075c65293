import { failure, type Finding } from '../finding.ts';
import type { LogLine } from '../stage/captured-log.ts';

/** What the log says of a confined plugin's process that did not live until it was withdrawn. */
export function processEnds(lines: readonly LogLine[]): Finding[] {
  return lines
    .filter(({ message }) => message.startsWith('the process of a confined plugin has ended'))
    .map(({ fields }) => failure(`Its process came to an end while it was used: ${String(fields['reason'])}.`, 'process'));
}
