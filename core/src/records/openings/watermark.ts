import type { KnownPerson } from '../people.ts';
import type { Opening } from './opening.ts';

/** Who looks, when, and by which opening: laid over what is shown, so that a photograph of it tells. */
export interface Watermark {
  readonly name: string;
  readonly educationId: string;
  readonly at: number;
  readonly number: number;
}

export function watermarkOf({ number, viewerId }: Opening, viewer: KnownPerson | undefined, at: number): Watermark {
  return { name: viewer?.name ?? viewerId, educationId: viewer?.educationId ?? viewerId, at, number };
}
