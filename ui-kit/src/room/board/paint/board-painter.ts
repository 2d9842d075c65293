import type { BoardDocument } from '../board-document.ts';
import { pageSize, type BoardElement, type Point } from '../model/element.ts';
import type { Size, Viewport } from '../view/viewport.ts';
import { besideColours, groundColours, inkColour, paintElement, type Mode, type PictureOf } from './paint-element.ts';

/** What is not on the board yet, or only seen for a moment. */
export interface Passing {
  /** The stroke or shape under the hand. */
  readonly drawing: BoardElement | null;
  readonly eraser: { readonly at: Point; readonly reach: number } | null;
  readonly pointers: readonly (Point & { readonly colour: string })[];
}

const nothing: Passing = { drawing: null, eraser: null, pointers: [] };
/** A stroke that grew a moment ago grows on: it is painted apart until it rests. */
const restsAfterMs = 400;
/** A view that moves is shown by moving what was painted, and painted anew when it rests. */
const settlesAfterMs = 120;

interface Layer {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/**
 * Paints a board on two canvases: below what rests, painted once and then only added to; above what grows and moves,
 * painted anew with each frame in which something changed.
 */
export class BoardPainter {
  readonly #below: Layer;
  readonly #above: Layer;
  readonly #growing = new Map<string, number>();
  readonly #pictureOf: PictureOf;
  #size: Size = { width: 0, height: 0 };
  #view: Viewport = { x: 0, y: 0, scale: 1 };
  /** The view by which the lower canvas was painted. */
  #painted: Viewport | undefined;
  #page = '';
  #mode: Mode = 'light';
  #passing = nothing;
  #frame = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #added: string[] = [];
  #isStale = true;
  document: BoardDocument | undefined;

  constructor(below: HTMLCanvasElement, above: HTMLCanvasElement, pictureOf: PictureOf) {
    this.#below = { canvas: below, context: below.getContext('2d', { alpha: false })! };
    this.#above = { canvas: above, context: above.getContext('2d')! };
    this.#pictureOf = pictureOf;
  }

  resize(size: Size): void {
    this.#size = size;
    const density = this.#density;
    for (const { canvas } of [this.#below, this.#above]) {
      canvas.width = Math.round(size.width * density);
      canvas.height = Math.round(size.height * density);
    }
    this.repaint();
  }

  look(view: Viewport): void {
    this.#view = view;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.repaint(), settlesAfterMs);
    this.#plan();
  }

  show(page: string, mode: Mode): void {
    if (page === this.#page && mode === this.#mode) return;
    this.#page = page;
    this.#mode = mode;
    this.#growing.clear();
    this.repaint();
  }

  pass(passing: Partial<Passing>): void {
    this.#passing = { ...this.#passing, ...passing };
    this.#plan();
  }

  changed(ids: readonly string[]): void {
    for (const id of ids) {
      const element = this.document?.element(id);
      if (element?.page !== this.#page) continue;
      // One that is painted below already and is another now has to come out of it first.
      if (element.kind === 'stroke') this.#growing.set(id, performance.now() + restsAfterMs);
      else this.#added.push(id);
    }
    this.#plan();
  }

  /** All anew with the next frame: something went, or lies otherwise. */
  repaint(): void {
    this.#isStale = true;
    this.#plan();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
    this.document = undefined;
  }

  get #density(): number {
    // A phone with four pixels to one would paint sixteen for what nobody sees.
    return Math.min(devicePixelRatio, 2);
  }

  #plan(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    if (!this.document || this.#size.width === 0) return;
    this.#rest(performance.now());
    if (this.#isStale) this.#paintBelow();
    else this.#addBelow();
    this.#shift();
    this.#paintAbove();
    if (this.#growing.size > 0) this.#plan();
  }

  /** Strokes that no longer grow go down to what rests. */
  #rest(now: number): void {
    for (const [id, until] of this.#growing) {
      if (until > now) continue;
      this.#growing.delete(id);
      this.#added.push(id);
    }
  }

  #paintBelow(): void {
    const { context, canvas } = this.#below;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = besideColours[this.#mode];
    context.fillRect(0, 0, canvas.width, canvas.height);
    this.#painted = this.#view;
    this.#isStale = false;
    this.#added = [];
    this.#aim(context, this.#view);
    context.fillStyle = groundColours[this.#mode];
    context.fillRect(0, 0, pageSize.width, pageSize.height);
    for (const { id, element } of this.document!.elementsOf(this.#page)) {
      if (!this.#growing.has(id)) paintElement(context, element, this.#mode, this.#pictureOf);
    }
  }

  #addBelow(): void {
    if (this.#added.length === 0) return;
    this.#aim(this.#below.context, this.#painted!);
    for (const id of this.#added.splice(0)) {
      const element = this.document!.element(id);
      if (element?.page === this.#page) paintElement(this.#below.context, element, this.#mode, this.#pictureOf);
    }
  }

  /** Moves what was painted by another view to where it lies now. */
  #shift(): void {
    const [before, now] = [this.#painted!, this.#view];
    const factor = now.scale / before.scale;
    const [x, y] = [(before.x - now.x) * now.scale, (before.y - now.y) * now.scale];
    this.#below.canvas.style.transform = before === now ? '' : `translate(${x}px, ${y}px) scale(${factor})`;
  }

  #paintAbove(): void {
    const { context, canvas } = this.#above;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    this.#aim(context, this.#view);
    const { drawing, eraser, pointers } = this.#passing;
    for (const id of this.#growing.keys()) {
      const element = this.document!.element(id);
      if (element) paintElement(context, element, this.#mode, this.#pictureOf);
    }
    if (drawing) paintElement(context, drawing, this.#mode, this.#pictureOf);
    context.lineWidth = 2 / this.#view.scale;
    if (eraser) {
      context.strokeStyle = inkColour(this.#mode, 'black');
      context.beginPath();
      context.arc(eraser.at.x, eraser.at.y, eraser.reach, 0, 2 * Math.PI);
      context.stroke();
    }
    for (const { x, y, colour } of pointers) {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(x, y, 9 / this.#view.scale, 0, 2 * Math.PI);
      context.fill();
    }
  }

  #aim(context: CanvasRenderingContext2D, { x, y, scale }: Viewport): void {
    const factor = scale * this.#density;
    context.setTransform(factor, 0, 0, factor, -x * factor, -y * factor);
  }
}

