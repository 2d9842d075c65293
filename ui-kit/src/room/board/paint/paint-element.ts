import { getStroke } from 'perfect-freehand';
import { boxOf } from '../model/hit-test.ts';
import { lineWidths, type BoardElement, type Ink, type Picture, type Shape, type Stroke, type Writing } from '../model/element.ts';

export type Mode = 'light' | 'dark';

/** Inks on paper, and on the dark board of the night. Each has 4.5 : 1 against its ground. */
const inkColours: Readonly<Record<Mode, Readonly<Record<Ink, string>>>> = {
  light: { black: '#161b24', blue: '#1f4fc4', red: '#b3221b', green: '#1a7332', orange: '#9a5200', purple: '#7431a8' },
  dark: { black: '#eef1f6', blue: '#a9c2ff', red: '#ffb4aa', green: '#8fd8a2', orange: '#ffc078', purple: '#dcb8ff' },
};
export const groundColours: Readonly<Record<Mode, string>> = { light: '#ffffff', dark: '#191e27' };
/** Beside the page, where nothing is drawn. */
export const besideColours: Readonly<Record<Mode, string>> = { light: '#e3e7ef', dark: '#0c0f14' };

export const inkColour = (mode: Mode, ink: Ink): string => inkColours[mode][ink];

export type PictureOf = (fileId: string) => CanvasImageSource | undefined;

/** Outlines by the stroke itself: one that grows is another each time it is read. */
const outlines = new WeakMap<Stroke, Path2D>();

export function outlineOf(stroke: Pick<Stroke, 'points' | 'pressures' | 'width'>): Path2D {
  const size = lineWidths[stroke.width];
  const points = stroke.points.map(({ x, y }, index): [number, number, number] => [x, y, stroke.pressures?.[index] ?? 0.5]);
  const outline = getStroke(points, {
    size: stroke.pressures ? size * 1.5 : size,
    thinning: stroke.pressures ? 0.6 : 0,
    smoothing: 0.5,
    streamline: 0.3,
    simulatePressure: false,
    last: true,
  });
  const path = new Path2D();
  outline.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = outline[(index + 1) % outline.length]!;
    if (index === 0) path.moveTo((x + nextX) / 2, (y + nextY) / 2);
    else path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  path.closePath();
  return path;
}

function pathOf(stroke: Stroke): Path2D {
  const known = outlines.get(stroke) ?? outlineOf(stroke);
  outlines.set(stroke, known);
  return known;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function paintShape(context: Context, shape: Shape): void {
  const { from, to } = shape;
  context.lineWidth = lineWidths[shape.width];
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  if (shape.kind === 'rectangle') context.rect(from.x, from.y, to.x - from.x, to.y - from.y);
  else if (shape.kind === 'ellipse') {
    const { x, y, width, height } = boxOf(shape);
    context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  } else {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    if (shape.kind === 'arrow') addHead(context, shape);
  }
  context.stroke();
}

function addHead(context: Context, { from, to, width }: Shape): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = 32 + 2.5 * lineWidths[width];
  for (const turn of [Math.PI - 0.45, Math.PI + 0.45]) {
    context.moveTo(to.x, to.y);
    context.lineTo(to.x + length * Math.cos(angle + turn), to.y + length * Math.sin(angle + turn));
  }
}

function paintWords(context: Context, { at, size, text }: Writing): void {
  context.font = `${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
  context.textBaseline = 'top';
  text.split('\n').forEach((line, index) => context.fillText(line, at.x, at.y + index * size * 1.4 + size * 0.15));
}

function paintPicture(context: Context, { at, width, height, fileId }: Picture, pictureOf: PictureOf): void {
  const picture = pictureOf(fileId);
  if (picture) return context.drawImage(picture, at.x, at.y, width, height);
  context.globalAlpha = 0.15;
  context.fillRect(at.x, at.y, width, height);
  context.globalAlpha = 1;
}

/** Paints one element; the context stands in units of the page. Formulas lie over the canvas as HTML, see `board.html`. */
export function paintElement(context: Context, element: BoardElement, mode: Mode, pictureOf: PictureOf): void {
  const colour = inkColour(mode, element.ink);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (element.kind === 'stroke') context.fill(pathOf(element));
  else if (element.kind === 'text') paintWords(context, element);
  else if (element.kind === 'picture') paintPicture(context, element, pictureOf);
  else if (element.kind !== 'formula') paintShape(context, element as Shape);
}
