import type * as yjs from 'yjs';
import { decodeElement, decodeStroke, encodeElement, strokeHead } from './model/element-codec.ts';
import type { BoardElement, Point, Stroke } from './model/element.ts';
import { encodeRun, type PointRun } from './model/points-codec.ts';

export type Yjs = typeof yjs;
let loading: Promise<Yjs> | undefined;

/** Comes with the first board. @throws where it cannot be fetched; the next call tries again */
export function loadYjs(): Promise<Yjs> {
  loading ??= import('yjs');
  loading.catch(() => (loading = undefined));
  return loading;
}

export interface PlacedElement {
  readonly id: string;
  readonly element: BoardElement;
}

/** What changed on the board, for who paints it. */
export interface BoardChange {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly isOwn: boolean;
  readonly havePagesChanged: boolean;
}

type Drawn<K extends BoardElement = BoardElement> = K extends BoardElement ? Omit<K, 'page' | 'order'> : never;
export type NewElement = Drawn<Exclude<BoardElement, Stroke>>;
export type NewStroke = Omit<Drawn<Stroke>, 'points' | 'pressures' | 'kind'>;

/** The page that every board begins with: two who open it at once have the same one. */
export const firstPage = '1';
const mostPages = 30;

/** What this person draws here: only this is undone. */
const own = Symbol('drawn here');
const fromServer = Symbol('from the server');

/**
 * What is on a board, as a document of Yjs: a map of elements by their ids, and a list of pages. A stroke is a list
 * that begins with what it is and goes on with runs of points, so that others see it while it is drawn.
 */
export class BoardDocument {
  readonly #yjs: Yjs;
  readonly #doc: yjs.Doc;
  readonly #elements: yjs.Map<unknown>;
  readonly #pages: yjs.Array<string>;
  readonly #undo: yjs.UndoManager;
  readonly #read = new Map<string, BoardElement>();
  readonly #listeners = new Set<(change: BoardChange) => void>();
  #topmost = 0;
  #count = 0;

  constructor(yjs_: Yjs) {
    this.#yjs = yjs_;
    this.#doc = new yjs_.Doc();
    this.#elements = this.#doc.getMap('e');
    this.#pages = this.#doc.getArray('p');
    // One step is what lies between two `beginStep`, however long it took.
    this.#undo = new yjs_.UndoManager([this.#elements], { trackedOrigins: new Set([own]), captureTimeout: Number.MAX_SAFE_INTEGER });
    this.#elements.observeDeep((events, transaction) => this.#hear(events, transaction));
    // A step is on its list only after what it did was told.
    for (const event of ['stack-item-added', 'stack-item-popped'] as const) this.#undo.on(event, () => this.#tell([], [], true, false));
    this.#pages.observe((_, transaction) => this.#tell([], [], transaction.local, true));
  }

  /** Each change made here, as bytes for the server. Gives what ends it. */
  onDrawn(listener: (update: Uint8Array) => void): () => void {
    const hear = (update: Uint8Array, origin: unknown) => void (origin === fromServer || listener(update));
    this.#doc.on('update', hear);
    return () => this.#doc.off('update', hear);
  }

  onChange(listener: (change: BoardChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes what others drew, or the whole board; what is known already changes nothing. */
  take(update: Uint8Array): void {
    if (update.byteLength > 0) this.#yjs.applyUpdate(this.#doc, update, fromServer);
  }

  merge(updates: readonly Uint8Array[]): Uint8Array {
    return this.#yjs.mergeUpdates([...updates]);
  }

  whole(): Uint8Array {
    return this.#yjs.encodeStateAsUpdate(this.#doc);
  }

  get pages(): readonly string[] {
    return [...new Set([firstPage, ...this.#pages.toArray().filter((id) => typeof id === 'string')])];
  }

  get canAddPage(): boolean {
    return this.pages.length < mostPages;
  }

  element(id: string): BoardElement | undefined {
    return this.#read.get(id);
  }

  /** From the lowest to the topmost. */
  elementsOf(page: string): PlacedElement[] {
    const found = [...this.#read].filter(([, element]) => element.page === page);
    return found
      .map(([id, element]) => ({ id, element }))
      .sort((a, b) => a.element.order - b.element.order || (a.id < b.id ? -1 : 1));
  }

  /** @returns its id */
  addPage(): string {
    const id = this.#newId();
    this.#doc.transact(() => this.#pages.push([id]), own);
    return id;
  }

  /** Only an empty page goes: nothing is lost by it. */
  removePage(page: string): boolean {
    const index = this.#pages.toArray().indexOf(page);
    if (index < 0 || this.elementsOf(page).length > 0) return false;
    this.#doc.transact(() => this.#pages.delete(index), own);
    return true;
  }

  /** What follows is one step for undo. */
  beginStep(): void {
    this.#undo.stopCapturing();
  }

  add(page: string, drawn: NewElement): string {
    const id = this.#newId();
    this.beginStep();
    const element = { ...drawn, page, order: ++this.#topmost } as Exclude<BoardElement, Stroke>;
    this.#doc.transact(() => this.#elements.set(id, encodeElement(element)), own);
    return id;
  }

  /** Begins a stroke that others see as it grows. */
  beginStroke(page: string, stroke: NewStroke): GrowingStroke {
    const id = this.#newId();
    this.beginStep();
    const runs = new this.#yjs.Array<unknown>();
    this.#doc.transact(() => {
      runs.push([strokeHead({ ...stroke, kind: 'stroke', page, order: ++this.#topmost })]);
      this.#elements.set(id, runs);
    }, own);
    let end: Point = { x: 0, y: 0 };
    return {
      id,
      extend: (run) => {
        if (run.points.length === 0 || !this.#elements.has(id)) return;
        const bytes = encodeRun(run, end);
        const last = run.points.at(-1)!;
        end = { x: Math.round(last.x), y: Math.round(last.y) };
        this.#doc.transact(() => runs.push([bytes]), own);
      },
    };
  }

  remove(ids: Iterable<string>): void {
    const known = [...ids].filter((id) => this.#elements.has(id));
    if (known.length === 0) return;
    this.#doc.transact(() => known.forEach((id) => this.#elements.delete(id)), own);
  }

  get canUndo(): boolean {
    return this.#undo.undoStack.length > 0;
  }

  get canRedo(): boolean {
    return this.#undo.redoStack.length > 0;
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  destroy(): void {
    this.#listeners.clear();
    this.#undo.destroy();
    this.#doc.destroy();
  }

  #newId(): string {
    return `${this.#doc.clientID.toString(36)}.${(this.#count++).toString(36)}`;
  }

  #hear(events: readonly yjs.YEvent<yjs.AbstractType<unknown>>[], { local }: yjs.Transaction): void {
    const touched = new Set<string>();
    for (const event of events) {
      if (event.target === this.#elements) event.changes.keys.forEach((_, id) => touched.add(id));
      else touched.add(String(event.path[0]));
    }
    const removed: string[] = [];
    const changed: string[] = [];
    for (const id of touched) {
      const element = this.#decode(this.#elements.get(id));
      if (element) {
        this.#topmost = Math.max(this.#topmost, element.order);
        this.#read.set(id, element);
        changed.push(id);
      } else if (this.#read.delete(id)) removed.push(id);
    }
    this.#tell(changed, removed, local, false);
  }

  #decode(value: unknown): BoardElement | undefined {
    if (!(value instanceof this.#yjs.Array)) return decodeElement(value);
    const [head, ...runs] = value.toArray() as unknown[];
    return decodeStroke(head, runs);
  }

  #tell(changed: readonly string[], removed: readonly string[], isOwn: boolean, havePagesChanged: boolean): void {
    for (const listener of this.#listeners) listener({ changed, removed, isOwn, havePagesChanged });
  }
}

export interface GrowingStroke {
  readonly id: string;
  extend(run: PointRun): void;
}
