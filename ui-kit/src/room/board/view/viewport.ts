import { pageSize, type Point } from '../model/element.ts';
import type { Box } from '../model/hit-test.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What of a page is seen: the unit at the upper left corner, and pixels a unit. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const mostZoom = 6;

/** Pixels a unit at which the whole page is seen. */
export const fitScale = ({ width, height }: Size): number => Math.min(width / pageSize.width, height / pageSize.height);

/** The page may be moved until its edge is in the middle of the view, where it does not fit; else it stands in the middle. */
function bounded(at: number, seen: number, whole: number): number {
  if (seen >= whole) return (whole - seen) / 2;
  return Math.min(Math.max(at, 0), whole - seen);
}

/** The nearest view that shows no more beside the page than it must. */
export function settle({ x, y, scale }: Viewport, size: Size): Viewport {
  const fit = fitScale(size);
  const bound = Math.min(Math.max(scale, fit), fit * mostZoom);
  return { x: bounded(x, size.width / bound, pageSize.width), y: bounded(y, size.height / bound, pageSize.height), scale: bound };
}

export const wholePage = (size: Size): Viewport => settle({ x: 0, y: 0, scale: 0 }, size);

/** A phone held upright sees a page small: it begins with the page's width. */
export function firstView(size: Size): Viewport {
  const isUpright = size.height > size.width * 1.1;
  return settle({ x: 0, y: 0, scale: isUpright ? Math.min(size.height / pageSize.height, (size.width / pageSize.width) * 1.6) : 0 }, size);
}

export const toPage = ({ x, y, scale }: Viewport, pixel: Point): Point => ({ x: x + pixel.x / scale, y: y + pixel.y / scale });
export const toPixel = ({ x, y, scale }: Viewport, point: Point): Point => ({ x: (point.x - x) * scale, y: (point.y - y) * scale });

/** The nearest place on the page: who draws beside it draws on its edge, where others see it too. */
export const withinPage = <P extends Point>(point: P): P => ({
  ...point,
  x: Math.min(Math.max(point.x, 0), pageSize.width),
  y: Math.min(Math.max(point.y, 0), pageSize.height),
});

/** Whether a part of it is seen. */
export const isSeen = ({ x, y, scale }: Viewport, { width, height }: Size, box: Box): boolean =>
  box.x + box.width >= x && box.x <= x + width / scale && box.y + box.height >= y && box.y <= y + height / scale;

/** What lies under a pixel stays there. */
export function zoomAt(view: Viewport, size: Size, pixel: Point, factor: number): Viewport {
  const fit = fitScale(size);
  const scale = Math.min(Math.max(view.scale * factor, fit), fit * mostZoom);
  const under = toPage(view, pixel);
  return settle({ x: under.x - pixel.x / scale, y: under.y - pixel.y / scale, scale }, size);
}

export const panBy = (view: Viewport, size: Size, pixels: Point): Viewport =>
  settle({ ...view, x: view.x - pixels.x / view.scale, y: view.y - pixels.y / view.scale }, size);

/** Two fingers: what lay under their middle stays under it. */
export function pinch(view: Viewport, size: Size, before: readonly [Point, Point], after: readonly [Point, Point]): Viewport {
  const middle = ([one, other]: readonly [Point, Point]): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
  const apart = ([one, other]: readonly [Point, Point]) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
  const [from, to] = [middle(before), middle(after)];
  const moved = { ...view, x: view.x - (to.x - from.x) / view.scale, y: view.y - (to.y - from.y) / view.scale };
  return zoomAt(moved, size, to, apart(after) / apart(before));
}
