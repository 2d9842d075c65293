/** A place on a page: 0 to `pageSize`, in whole units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A page in units; on paper it would be one of 4:3. A phone shows about eight units with one of its pixels, a desk three. */
export const pageSize = { width: 3200, height: 2400 } as const;

export const shapeKinds = ['line', 'arrow', 'rectangle', 'ellipse'] as const;
export type ShapeKind = (typeof shapeKinds)[number];

/** Inks by name: what they look like is the theme's, in light and in dark. */
export const inks = ['black', 'blue', 'red', 'green', 'orange', 'purple'] as const;
export type Ink = (typeof inks)[number];

/** Widths of a line, in units. */
export const lineWidths = { fine: 8, medium: 16, thick: 36 } as const;
export type LineWidth = keyof typeof lineWidths;
export const lineWidthNames = Object.keys(lineWidths) as readonly LineWidth[];

interface OnPage {
  readonly page: string;
  /** What has more lies above. */
  readonly order: number;
  readonly ink: Ink;
}

export interface Stroke extends OnPage {
  readonly kind: 'stroke';
  readonly width: LineWidth;
  readonly points: readonly Point[];
  /** Of a stylus: 0 to 1 for each point. */
  readonly pressures: readonly number[] | null;
}

export interface Shape extends OnPage {
  readonly kind: ShapeKind;
  readonly width: LineWidth;
  readonly from: Point;
  readonly to: Point;
}

/** Words, or a formula in LaTeX, from their upper left corner. */
export interface Writing extends OnPage {
  readonly kind: 'text' | 'formula';
  readonly at: Point;
  /** Height of a letter, in units. */
  readonly size: number;
  readonly text: string;
}

export interface Picture extends OnPage {
  readonly kind: 'picture';
  readonly at: Point;
  readonly width: number;
  readonly height: number;
  /** Of the platform's files. */
  readonly fileId: string;
}

export type BoardElement = Stroke | Shape | Writing | Picture;

export const longestText = 500;
