import { inks, lineWidthNames, longestText, shapeKinds, type BoardElement, type Picture, type Point, type Shape, type Stroke, type Writing } from './element.ts';
import { decodeRun } from './points-codec.ts';

/** What stands in the document for all but strokes: a list whose first word says how to read the rest. */
type Row = readonly (string | number)[];

const kinds = ['stroke', ...shapeKinds, 'text', 'formula', 'picture'] as const;

const at = (point: Point): [number, number] => [Math.round(point.x), Math.round(point.y)];

function headOf({ kind, page, order, ink }: BoardElement): [number, string, number, number] {
  return [kinds.indexOf(kind), page, order, inks.indexOf(ink)];
}

/** Of a stroke: all but its points. */
export function strokeHead(stroke: Omit<Stroke, 'points' | 'pressures'>): Row {
  return [...headOf({ ...stroke, points: [], pressures: null }), lineWidthNames.indexOf(stroke.width)];
}

export function encodeElement(element: Exclude<BoardElement, Stroke>): Row {
  const head = headOf(element);
  if (element.kind === 'text' || element.kind === 'formula') return [...head, ...at(element.at), element.size, element.text];
  if (element.kind === 'picture') return [...head, ...at(element.at), Math.round(element.width), Math.round(element.height), element.fileId];
  const { width, from, to } = element as Shape;
  return [...head, lineWidthNames.indexOf(width), ...at(from), ...at(to)];
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e6;
const isWord = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= longest;

interface Head {
  readonly kind: (typeof kinds)[number];
  readonly page: string;
  readonly order: number;
  readonly ink: (typeof inks)[number];
}

function readHead([kindIndex, page, order, inkIndex]: readonly unknown[]): Head | undefined {
  const kind = isNumber(kindIndex) ? kinds[kindIndex] : undefined;
  const ink = isNumber(inkIndex) ? inks[inkIndex] : undefined;
  return kind && ink && isWord(page, 16) && typeof order === 'number' && Number.isSafeInteger(order) ? { kind, page, order, ink } : undefined;
}

function readShape(head: Head & { kind: Shape['kind'] }, [widthIndex, x1, y1, x2, y2]: readonly unknown[]): Shape | undefined {
  const width = isNumber(widthIndex) ? lineWidthNames[widthIndex] : undefined;
  if (!width || !isNumber(x1) || !isNumber(y1) || !isNumber(x2) || !isNumber(y2)) return undefined;
  return { ...head, width, from: { x: x1, y: y1 }, to: { x: x2, y: y2 } };
}

function readWriting(head: Head & { kind: Writing['kind'] }, [x, y, size, text]: readonly unknown[]): Writing | undefined {
  if (!isNumber(x) || !isNumber(y) || !isNumber(size) || size < 8 || size > 1000 || !isWord(text, longestText)) return undefined;
  return { ...head, at: { x, y }, size, text };
}

function readPicture(head: Head & { kind: 'picture' }, [x, y, width, height, fileId]: readonly unknown[]): Picture | undefined {
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height) || width < 1 || height < 1 || !isWord(fileId, 64)) return undefined;
  return { ...head, at: { x, y }, width, height, fileId };
}

/** Whatever another app wrote there is shown only if it is one of ours. */
export function decodeElement(row: unknown): Exclude<BoardElement, Stroke> | undefined {
  if (!Array.isArray(row)) return undefined;
  const head = readHead(row);
  if (!head) return undefined;
  const rest = row.slice(4) as unknown[];
  switch (head.kind) {
    case 'stroke':
      return undefined;
    case 'text':
    case 'formula':
      return readWriting({ ...head, kind: head.kind }, rest);
    case 'picture':
      return readPicture({ ...head, kind: head.kind }, rest);
    default:
      return readShape({ ...head, kind: head.kind }, rest);
  }
}

/** A stroke of its head and the runs of points that followed, as they came while it was drawn. */
export function decodeStroke(head: unknown, runs: readonly unknown[]): Stroke | undefined {
  const read = Array.isArray(head) ? readHead(head) : undefined;
  const width = Array.isArray(head) && isNumber(head[4]) ? lineWidthNames[head[4]] : undefined;
  if (read?.kind !== 'stroke' || !width) return undefined;
  const points: Point[] = [];
  const pressures: number[] = [];
  let hasPressure = false;
  for (const bytes of runs) {
    const run = bytes instanceof Uint8Array ? decodeRun(bytes, points.at(-1) ?? { x: 0, y: 0 }) : undefined;
    if (!run) continue;
    points.push(...run.points);
    hasPressure ||= run.pressures !== null;
    pressures.push(...(run.pressures ?? run.points.map(() => 0.5)));
  }
  return { ...read, kind: 'stroke', width, points, pressures: hasPressure ? pressures : null };
}
