import type { BoardDocument } from './board-document.ts';
import { pageSize } from './model/element.ts';
import { groundColours, inkColour, paintElement, type PictureOf } from './paint/paint-element.ts';

export interface BoardImageOptions {
  /** In pixels; the height follows. */
  readonly width?: number;
  readonly pictureOf?: PictureOf;
}

const usualWidth = 1600;

/** A page as a picture (PNG) for history, on paper whatever the app looks like. Formulas stand as they were typed. */
export async function renderBoardPage(document: BoardDocument, page: string, options: BoardImageOptions = {}): Promise<Blob> {
  const { width = usualWidth, pictureOf = () => undefined } = options;
  const scale = width / pageSize.width;
  const canvas = globalThis.document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round(pageSize.height * scale);
  const context = canvas.getContext('2d', { alpha: false })!;
  context.fillStyle = groundColours.light;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const { element } of document.elementsOf(page)) {
    const isFormula = element.kind === 'formula';
    if (isFormula) context.strokeStyle = inkColour('light', element.ink);
    paintElement(context, isFormula ? { ...element, kind: 'text' } : element, 'light', pictureOf);
  }
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the page could not be painted'))), 'image/png'));
}
