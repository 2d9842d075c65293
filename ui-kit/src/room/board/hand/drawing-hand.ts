import type { BoardDocument, GrowingStroke } from '../board-document.ts';
import { type Point, type Shape, type Stroke } from '../model/element.ts';
import { isHit } from '../model/hit-test.ts';
import { neededPoints } from '../model/simplify.ts';
import { isShape, type Holding } from './tools.ts';

/** One place of the hand, on the page; pressure of a stylus from 0 to 1, else null. */
export interface HandPoint extends Point {
  readonly pressure: number | null;
}

export interface HandListener {
  /** The stroke or shape as it is seen while it is drawn; null: it is on the board. */
  drawing(element: Stroke | Shape | null): void;
  eraser(at: Point | null): void;
  /** A stroke is whole. */
  finished(id: string): void;
}

/** Others see a stroke grow some twenty times a second. */
const tellsEveryMs = 50;
/** How far a point may lie beside the line for being left out, in units. */
const tolerance = 2.5;
/** A shape that is smaller was a touch by mistake. */
const smallestShape = 16;
export const eraserReach = 28;

/** Draws one thing, from the first touch to the last. */
export interface Action {
  move(points: readonly HandPoint[]): void;
  end(): void;
  /** It was not meant: a second finger came. */
  cancel(): void;
}

function beginStroke(document: BoardDocument, page: string, { ink, width }: Holding, first: HandPoint, listener: HandListener): Action {
  const stroke: GrowingStroke = document.beginStroke(page, { ink, width });
  const isPen = first.pressure !== null;
  let points: HandPoint[] = [first];
  let seen: HandPoint[] = [first];
  let toldAt = performance.now();
  const tell = () => {
    const needed = neededPoints(points, tolerance).map((index) => points[index]!);
    stroke.extend({ points: needed, pressures: isPen ? needed.map(({ pressure }) => pressure ?? 0.5) : null });
    points = [];
    toldAt = performance.now();
  };
  const show = () => listener.drawing({ kind: 'stroke', page, order: 0, ink, width, points: seen, pressures: isPen ? seen.map(({ pressure }) => pressure ?? 0.5) : null });
  tell();
  show();
  return {
    move(more) {
      points.push(...more);
      seen = [...seen, ...more];
      if (performance.now() - toldAt >= tellsEveryMs) tell();
      show();
    },
    end() {
      if (points.length > 0) tell();
      listener.drawing(null);
      listener.finished(stroke.id);
    },
    cancel() {
      document.remove([stroke.id]);
      listener.drawing(null);
    },
  };
}

function beginShape(document: BoardDocument, page: string, { tool, ink, width }: Holding, from: Point, listener: HandListener): Action {
  let shape: Shape | undefined;
  return {
    move(points) {
      const to = points.at(-1)!;
      shape = { kind: tool as Shape['kind'], page, order: 0, ink, width, from, to };
      listener.drawing(shape);
    },
    end() {
      listener.drawing(null);
      if (!shape || Math.hypot(shape.to.x - from.x, shape.to.y - from.y) < smallestShape) return;
      const { kind, to } = shape;
      document.add(page, { kind, ink, width, from, to });
    },
    cancel: () => listener.drawing(null),
  };
}

function beginErasing(document: BoardDocument, page: string, first: Point, listener: HandListener): Action {
  document.beginStep();
  let before = first;
  const rub = (to: Point) => {
    // A quick hand leaves gaps between two points that are wider than the eraser.
    const steps = Math.ceil(Math.hypot(to.x - before.x, to.y - before.y) / eraserReach);
    const places = Array.from({ length: steps + 1 }, (_, index) => {
      const part = steps === 0 ? 1 : index / steps;
      return { x: before.x + part * (to.x - before.x), y: before.y + part * (to.y - before.y) };
    });
    const hit = document.elementsOf(page).filter(({ element }) => places.some((place) => isHit(element, place, eraserReach)));
    document.remove(hit.map(({ id }) => id));
    before = to;
    listener.eraser(to);
  };
  rub(first);
  return { move: (points) => points.forEach(rub), end: () => listener.eraser(null), cancel: () => listener.eraser(null) };
}

/** Begins what the tool does; undefined for tools that act at the end of a touch. */
export function beginAction(document: BoardDocument, page: string, holding: Holding, at: HandPoint, listener: HandListener): Action | undefined {
  if (holding.tool === 'pen') return beginStroke(document, page, holding, at, listener);
  if (holding.tool === 'eraser') return beginErasing(document, page, at, listener);
  return isShape(holding.tool) ? beginShape(document, page, holding, { x: at.x, y: at.y }, listener) : undefined;
}

