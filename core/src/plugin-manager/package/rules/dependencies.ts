import type { FudaoError, Manifest } from '@fudao/plugin-sdk';
import { packageErrors } from '../errors.ts';

/** What the rule needs of a release. */
export type Dependent = Pick<Manifest, 'id' | 'dependsOn'>;

/** The first way along dependencies that leads from `id` back to `target`, without `target` at its end. */
function wayBack(
  id: string,
  target: string,
  next: (id: string) => readonly string[],
  seen: Set<string>,
): string[] | undefined {
  if (id === target) return [];
  if (seen.has(id)) return undefined;
  seen.add(id);
  for (const dependency of next(id)) {
    const way = wayBack(dependency, target, next, seen);
    if (way) return [id, ...way];
  }
  return undefined;
}

/**
 * Whether what a plugin depends on is here, and does not depend on it in turn.
 * @param known the releases of all other plugins; several of one plugin count together
 */
export function checkDependencies(manifest: Dependent, known: readonly Dependent[]): FudaoError | undefined {
  const { id: plugin, dependsOn = [] } = manifest;
  const others = known.filter(({ id }) => id !== plugin);
  const missing = dependsOn.find((id) => id !== plugin && !others.some((other) => other.id === id));
  if (missing !== undefined) return packageErrors.DEPENDENCY_MISSING({ plugin, missing });
  const next = (id: string) => others.filter((other) => other.id === id).flatMap((other) => other.dependsOn ?? []);
  for (const first of dependsOn) {
    const way = wayBack(first, plugin, next, new Set());
    if (way) return packageErrors.DEPENDENCY_CIRCULAR({ circle: [plugin, ...way, plugin].join(' → ') });
  }
  return undefined;
}
