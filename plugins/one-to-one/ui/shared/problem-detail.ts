import type { ApiProblem } from '@fudao/ui-kit';

/** What an error brings along in its problem document, e.g. `questionId`. */
export function problemDetail(problem: ApiProblem, name: string): unknown {
  return problem.details[name];
}
