import { ApiProblem, clientProblemCodes } from '../api/api-problem.ts';

export interface LineProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly title?: string;
  readonly retryable?: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What the server refused over the open line; without a document, that no answer came. */
export function lineFailure(problem: LineProblemDocument | undefined, offline: string): ApiProblem {
  if (!problem) return new ApiProblem({ status: 0, code: clientProblemCodes.OFFLINE, sentence: offline, retryable: true });
  return new ApiProblem({ retryable: false, ...problem, sentence: problem.detail ?? problem.title ?? problem.code });
}
