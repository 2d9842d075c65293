import { ApiProblem } from '@fudao/ui-kit';

/** The API client throws nothing else; anything that does come is a fault of ours and stays visible. */
export function toProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  throw thrown;
}
