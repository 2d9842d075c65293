import type { SourceState } from './media-view.ts';

const byName: Readonly<Record<string, SourceState>> = {
  'gum.permission_denied': 'refused',
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  'gum.screensharing_user_canceled': 'off',
  'gum.not_found': 'missing',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  'gum.constraint_failed': 'missing',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
  'gum.general': 'in-use',
  'gum.timeout': 'in-use',
};

/** Why a microphone, camera or screen could not be opened, by the name of what was thrown. */
export function sourceProblem(thrown: unknown): SourceState {
  const name = typeof thrown === 'object' && thrown !== null ? (thrown as { name?: unknown }).name : undefined;
  return (typeof name === 'string' && byName[name]) || 'in-use';
}
