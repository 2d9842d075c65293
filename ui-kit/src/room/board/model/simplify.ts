import type { Point } from './element.ts';

/** Distance of a point from the line through two others, squared. */
function distanceSquared(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return (point.x - from.x - along * dx) ** 2 + (point.y - from.y - along * dy) ** 2;
}

/**
 * Which points of a run are needed so that no other is farther than `tolerance` from the line through those that stay
 * (Ramer 1972, Douglas and Peucker 1973). The first and the last always are.
 * @returns indices, rising
 */
export function neededPoints(points: readonly Point[], tolerance: number): number[] {
  if (points.length <= 2) return points.map((_, index) => index);
  const needed = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let most = tolerance * tolerance;
    for (let index = from + 1; index < to; index++) {
      const distance = distanceSquared(points[index]!, points[from]!, points[to]!);
      if (distance > most) [farthest, most] = [index, distance];
    }
    if (farthest < 0) continue;
    needed.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return [...needed].sort((a, b) => a - b);
}
