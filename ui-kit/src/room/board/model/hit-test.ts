import { lineWidths, type BoardElement, type Point } from './element.ts';

/** Distance of a point from a piece of a line. */
function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}

const isNearLine = (point: Point, line: readonly Point[], reach: number) =>
  line.some((to, index) => distance(point, line[Math.max(0, index - 1)]!, to) <= reach);

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const around = (from: Point, to: Point): Box => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(to.x - from.x),
  height: Math.abs(to.y - from.y),
});

/** Chinese letters are as wide as they are high, others about half. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.55), 0);

/** Where an element lies, without the width of its line; of words about. */
export function boxOf(element: BoardElement): Box {
  switch (element.kind) {
    case 'stroke': {
      const xs = element.points.map(({ x }) => x);
      const ys = element.points.map(({ y }) => y);
      // Not spread: a long stroke has more points than a call may have arguments.
      const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
      const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
      if (xs.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
      return around({ x: least(xs), y: least(ys) }, { x: most(xs), y: most(ys) });
    }
    case 'text':
    case 'formula': {
      const lines = element.text.split('\n');
      const width = Math.max(...lines.map(widthOf)) * element.size;
      return { ...element.at, width, height: lines.length * element.size * 1.4 };
    }
    case 'picture':
      return { ...element.at, width: element.width, height: element.height };
    default:
      return around(element.from, element.to);
  }
}

const isWithin = ({ x, y }: Point, box: Box, reach: number) =>
  x >= box.x - reach && x <= box.x + box.width + reach && y >= box.y - reach && y <= box.y + box.height + reach;

const ellipsePoints = ({ x, y, width, height }: Box): Point[] =>
  Array.from({ length: 33 }, (_, index) => {
    const angle = (index / 32) * 2 * Math.PI;
    return { x: x + width / 2 + (width / 2) * Math.cos(angle), y: y + height / 2 + (height / 2) * Math.sin(angle) };
  });

const cornersOf = ({ x, y, width, height }: Box): Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
  { x, y },
];

/** Whether an eraser of some reach touches what was drawn: the line itself, not what it goes round. */
export function isHit(element: BoardElement, point: Point, reach: number): boolean {
  const half = 'width' in element && typeof element.width === 'string' ? lineWidths[element.width] / 2 : 0;
  const box = boxOf(element);
  if (!isWithin(point, box, reach + half)) return false;
  switch (element.kind) {
    case 'stroke':
      return isNearLine(point, element.points, reach + half);
    case 'line':
    case 'arrow':
      return isNearLine(point, [element.from, element.to], reach + half);
    case 'rectangle':
      return isNearLine(point, cornersOf(box), reach + half);
    case 'ellipse':
      return isNearLine(point, ellipsePoints(box), reach + half);
    default:
      return true;
  }
}
