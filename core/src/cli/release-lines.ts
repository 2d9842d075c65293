/** Plugins and their releases as the platform describes them, and as the command line tells of them. */
interface Figures {
  readonly tenMinutes: { readonly calls: number; readonly faults: number; readonly p95: number };
  readonly breaker: string;
  /** Of a confined release: how its own process is doing. */
  readonly process?: { readonly memoryMb: number; readonly restarts: number; readonly lastEnd: string | null };
}

export interface NodeRelease {
  readonly nodeId: string;
  readonly state: string;
  readonly since: string;
  readonly failure?: string;
  /** Of the whole node. */
  readonly rssMb: number;
  readonly figures?: Figures;
}

export interface Release {
  readonly version: string;
  readonly state: string;
  readonly trust: string;
  readonly channels: readonly string[];
  readonly pinnedBy: readonly string[];
  readonly ungranted: readonly { name: string }[];
  readonly nodes: readonly NodeRelease[];
}

export interface Plugin {
  readonly id: string;
  readonly channels: { stable: string | null; canary: string | null; revision: number };
  readonly enabledIn: readonly string[];
  readonly releases: readonly Release[];
}

function figureWords({ tenMinutes, breaker, process }: Figures): string[] {
  const { calls, faults, p95 } = tenMinutes;
  return [
    `in ten minutes ${calls} calls, ${faults} faults, p95 ${Math.round(p95 * 10) / 10} ms`,
    ...(breaker === 'closed' ? [] : [`breaker ${breaker}`]),
    ...(process ? [`process ${process.memoryMb} MB, ${process.restarts} restarts${process.lastEnd ? ` (${process.lastEnd})` : ''}`] : []),
  ];
}

function nodeLine({ nodeId, state, since, failure, rssMb, figures }: NodeRelease): string {
  const parts = [`${state} since ${since}`, ...(figures ? figureWords(figures) : []), `node ${rssMb} MB`, ...(failure ? [failure] : [])];
  return `    ${nodeId}  ${parts.join('; ')}`;
}

function releaseLines({ version, state, trust, pinnedBy, ungranted, nodes }: Release): string[] {
  const more = [
    ...(pinnedBy.length > 0 ? [`pinned by ${pinnedBy.join(', ')}`] : []),
    ...(ungranted.length > 0 ? [`waits for consent to ${ungranted.map(({ name }) => name).join(', ')}`] : []),
  ];
  return [`  ${version}  ${state}  ${trust}  ${more.join('; ')}`.trimEnd(), ...nodes.map(nodeLine)];
}

/** A line for the plugin, one for each release, and one for each node that runs it. */
export function pluginLines({ id, channels, enabledIn, releases }: Plugin): string[] {
  const first = `${id}  stable ${channels.stable ?? '-'}  canary ${channels.canary ?? '-'}  enabled in ${enabledIn.join(', ') || '-'}`;
  return [first, ...releases.flatMap(releaseLines)];
}
