import type { ApiProblem } from '@fudao/ui-kit';

/** What an error brings along under `details` of its problem document, e.g. `questionId`. */
export function problemDetail(problem: ApiProblem, name: string): unknown {
  const details = problem.details['details'];
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>)[name] : undefined;
}
