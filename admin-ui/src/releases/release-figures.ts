import type { NodeRelease, PluginReleases, Release } from './release.ts';

/** A release over all nodes that run it. */
export interface ReleaseFigures {
  readonly nodes: number;
  readonly calls: number;
  readonly faults: number;
  /** Milliseconds; the slowest node's, because nobody can add percentiles up. */
  readonly p95: number;
}

/** Sums up the last ten minutes; undefined where no node runs it. */
export function sumUp(nodes: readonly NodeRelease[]): ReleaseFigures | undefined {
  const figures = nodes.flatMap(({ figures: own }) => (own ? [own.tenMinutes] : []));
  if (figures.length === 0) return undefined;
  const sum = (of: (one: (typeof figures)[number]) => number) => figures.reduce((total, one) => total + of(one), 0);
  return {
    nodes: nodes.length,
    calls: sum(({ calls }) => calls),
    faults: sum(({ faults }) => faults),
    p95: Math.max(...figures.map(({ p95 }) => p95)),
  };
}

/** In per cent with one place; 0 without calls. */
export const shareOfFaults = ({ calls, faults }: Pick<ReleaseFigures, 'calls' | 'faults'>): number =>
  calls === 0 ? 0 : Math.round((faults / calls) * 1_000) / 10;

/** What of a plugin asks for the operator's attention. */
export type Attention = 'waits' | 'failing' | 'probation';

export function attentionFor({ releases, channels }: PluginReleases, now: number): Attention[] {
  const isFailing = releases.some(({ nodes }) => nodes.some(({ state }) => state === 'failed'));
  const isWatched = channels.probationUntil !== null && Date.parse(channels.probationUntil) > now;
  return [
    ...(releases.some(({ state }) => state === 'verified') ? (['waits'] as const) : []),
    ...(isFailing ? (['failing'] as const) : []),
    ...(isWatched ? (['probation'] as const) : []),
  ];
}

/** What can be done with a release now; the server decides, this only does not offer what it would refuse. */
export interface ReleaseDeeds {
  readonly install: boolean;
  readonly makeStable: boolean;
  readonly makeCanary: boolean;
  readonly retire: boolean;
  readonly reinstate: boolean;
  readonly uninstall: boolean;
}

export function deedsFor({ state, origin, channels, pinnedBy }: Release, isEnabledAnywhere: boolean): ReleaseDeeds {
  const isInstalled = state === 'installed';
  // The stable release of a plugin that no district has enabled serves nobody.
  const isServing = pinnedBy.length > 0 || channels.some((channel) => channel === 'canary' || isEnabledAnywhere);
  return {
    // What was uninstalled came back with its package, if at all; what came with the platform is still here.
    install: state === 'verified' || (state === 'uninstalled' && origin === 'bundled'),
    makeStable: isInstalled && !channels.includes('stable'),
    makeCanary: isInstalled && channels.length === 0,
    retire: isInstalled && !isServing,
    reinstate: state === 'retired',
    uninstall: (state === 'verified' || state === 'retired') && !isServing,
  };
}

/** All data of a plugin can go once none of its releases is here any more, and something of it still is. */
export function isPurgeable({ releases }: Pick<PluginReleases, 'releases'>): boolean {
  const isGone = releases.every(({ state }) => state === 'uninstalled' || state === 'purged');
  return isGone && releases.some(({ state }) => state === 'uninstalled');
}

/** How far the nodes are with starting a release. */
export function preparationOf(
  nodes: readonly { readonly nodeId: string }[],
  release: Pick<Release, 'nodes'> | undefined,
) {
  return nodes.map(({ nodeId }) => {
    const own = release?.nodes.find((one) => one.nodeId === nodeId);
    return { nodeId, state: own?.state ?? ('waiting' as const), failure: own?.failure };
  });
}

/** Every node that any release names, once. */
export function nodesOf({ releases }: Pick<PluginReleases, 'releases'>): { nodeId: string; host: string }[] {
  const all = releases.flatMap(({ nodes }) => nodes.map(({ nodeId, host }) => [nodeId, { nodeId, host }] as const));
  return [...new Map(all).values()];
}
