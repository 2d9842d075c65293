import type { KnowledgePoint } from './knowledge-points.repository.ts';

export interface ResolvedKnowledgePoints {
  /** Ids of our knowledge points. */
  readonly knowledgePointIds: string[];
  /** Names to show: of ours, and as given where it is none of ours. */
  readonly knowledgePoints: string[];
}

/** Finds our knowledge points by what others call them: their id, or their name within a subject. */
export class KnowledgePointIndex {
  readonly #points = new Map<string, KnowledgePoint>();

  constructor(points: readonly KnowledgePoint[]) {
    for (const point of points) {
      this.#points.set(`${point.subject} ${point.name}`, point);
      this.#points.set(`${point.subject} ${point.id}`, point);
    }
  }

  resolve(subject: string, given: readonly string[]): ResolvedKnowledgePoints {
    const ids = new Set<string>();
    const names = new Set<string>();
    for (const word of given) {
      const point = this.#points.get(`${subject} ${word}`);
      names.add(point?.name ?? word);
      if (point) ids.add(point.id);
    }
    return { knowledgePointIds: [...ids], knowledgePoints: [...names] };
  }
}
