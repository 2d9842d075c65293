import { shapeKinds, type Ink, type LineWidth, type ShapeKind } from '../model/element.ts';

export const toolNames = ['pen', 'eraser', ...shapeKinds, 'text', 'picture', 'hand', 'pointer'] as const;
export type Tool = (typeof toolNames)[number];

/** What the hand holds. */
export interface Holding {
  readonly tool: Tool;
  readonly ink: Ink;
  readonly width: LineWidth;
}

export const isShape = (tool: Tool): tool is ShapeKind => (shapeKinds as readonly string[]).includes(tool);

/** Letters of the keyboard, by the English names that drawing programs use. */
export const toolKeys: Readonly<Record<string, Tool>> = {
  p: 'pen',
  e: 'eraser',
  t: 'text',
  f: 'text',
  l: 'line',
  a: 'arrow',
  r: 'rectangle',
  o: 'ellipse',
  i: 'picture',
  h: 'hand',
  k: 'pointer',
};
