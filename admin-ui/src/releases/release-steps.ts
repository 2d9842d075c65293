import { reasonWords } from './reason-words.ts';
import type { ReleaseStep } from './release.ts';

/** How one step of a plugin's releases is told. */
export interface ToldStep {
  readonly step: ReleaseStep;
  /** Key of the sentence, with its values. */
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The platform did it, not a person. */
  readonly isAutomatic: boolean;
  readonly reason: ReturnType<typeof reasonWords> | null;
}

const known = [
  'upload',
  'install',
  'grant',
  'trust',
  'stable',
  'canary',
  'roll-back',
  'retire',
  'reinstate',
  'uninstall',
  'purge',
  'export',
];

/** The same as the server's `systemCaller`. */
const platformName = 'system';

function textOf({ step, version }: ReleaseStep): string {
  if (step === 'canary' && version === null) return 'releases.did.canary-ended';
  return known.includes(step) ? `releases.did.${step}` : 'releases.did.other';
}

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function reasonOf({ detail }: ReleaseStep): ToldStep['reason'] {
  const reason = words(detail['reason']);
  return reason === null ? null : reasonWords(reason);
}

/** Every step in words; one that this page does not know yet is told by its name. */
export function tellSteps(steps: readonly ReleaseStep[]): ToldStep[] {
  return steps.map((step) => ({
    step,
    text: textOf(step),
    values: {
      version: step.version ?? '',
      step: step.step,
      stable: words(step.detail['stable']) ?? '—',
      trust: words(step.detail['trust']) ?? '',
      publisher: words(step.detail['publisher']) ?? '',
    },
    isAutomatic: step.changedByName === platformName,
    reason: reasonOf(step),
  }));
}
