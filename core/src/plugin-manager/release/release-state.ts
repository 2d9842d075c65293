/**
 * Where a release stands for the platform. Whether a node runs it, and for whom, is not said here: that
 * follows from channels, pins and what each node reports.
 */
export const releaseStates = ['verified', 'installed', 'retired', 'uninstalled', 'purged'] as const;
export type ReleaseState = (typeof releaseStates)[number];

export const releaseSteps = ['verify', 'install', 'grant', 'retire', 'reinstate', 'uninstall', 'purge'] as const;
export type ReleaseStep = (typeof releaseSteps)[number];

/** What a step is decided by. */
export interface ReleaseFacts {
  /** undefined: the platform has never seen this release. */
  readonly state: ReleaseState | undefined;
  /** Capabilities of the manifest that the operator has not granted. */
  readonly ungranted: readonly string[];
  /** Channels that name it: `stable`, `canary`. */
  readonly channels: readonly string[];
  /** Districts that are pinned to it. */
  readonly pinnedBy: readonly string[];
  /** Districts in which its plugin is enabled, whatever the release. */
  readonly enabledIn: readonly string[];
  /** Whether its code can still be had: a package goes when its release is uninstalled. */
  readonly hasCode: boolean;
}

export type ReleaseDecision =
  | { readonly allowed: true; readonly next: ReleaseState }
  | { readonly allowed: false; readonly code: 'STEP_NOT_POSSIBLE' | 'CONSENT_MISSING' | 'RELEASE_IN_USE' | 'CODE_REMOVED'; readonly because: readonly string[] };

const from: Readonly<Record<ReleaseStep, readonly (ReleaseState | undefined)[]>> = {
  verify: [undefined, 'uninstalled', 'purged'],
  install: ['verified', 'uninstalled', 'purged'],
  grant: ['verified', 'installed', 'retired', 'uninstalled', 'purged'],
  retire: ['installed'],
  reinstate: ['retired'],
  uninstall: ['verified', 'retired'],
  purge: ['uninstalled'],
};

const to: Readonly<Record<Exclude<ReleaseStep, 'grant'>, ReleaseState>> = {
  verify: 'verified',
  install: 'installed',
  retire: 'retired',
  reinstate: 'installed',
  uninstall: 'uninstalled',
  purge: 'purged',
};

function refused(code: Extract<ReleaseDecision, { allowed: false }>['code'], because: readonly string[]): ReleaseDecision {
  return { allowed: false, code, because };
}

/** Who is sent to a release. The stable one of a plugin that no district has enabled serves nobody. */
function usersOf({ channels, pinnedBy, enabledIn }: ReleaseFacts): string[] {
  const serving = channels.filter((channel) => channel !== 'stable' || enabledIn.length > 0);
  return [...serving, ...pinnedBy];
}

/**
 * Decides a step in the life of a release (docs: architecture, "Life of a release"). A release that
 * somebody is sent to is never taken away.
 */
export function decideStep(step: ReleaseStep, facts: ReleaseFacts): ReleaseDecision {
  const { state } = facts;
  if (!from[step].includes(state)) return refused('STEP_NOT_POSSIBLE', [state ?? 'unknown']);
  if (step === 'grant') return { allowed: true, next: state! };
  const isStarting = step === 'install' || step === 'reinstate';
  if (isStarting && !facts.hasCode) return refused('CODE_REMOVED', []);
  if (isStarting && facts.ungranted.length > 0) return refused('CONSENT_MISSING', facts.ungranted);
  if (step === 'retire' || step === 'uninstall') {
    const users = usersOf(facts);
    if (users.length > 0) return refused('RELEASE_IN_USE', users);
  }
  return { allowed: true, next: to[step] };
}
