import { Component, computed, DestroyRef, effect, type ElementRef, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ApiProblem } from '../../api/api-problem.ts';
import { IconButton } from '../../button/button.ts';
import { Icon } from '../../icon/icon.ts';
import { PictureUpload } from '../../pictures/picture-upload.ts';
import { injectMode } from '../../plugin-host/frame/dark-mode.ts';
import { hasMarkup } from '../../rich-text/rich-text-renderer.ts';
import { RichText } from '../../rich-text/rich-text.ts';
import { ErrorState } from '../../states/error-state.ts';
import { Toasts } from '../../toast/toasts.ts';
import { renderBoardPage } from './board-image.ts';
import type { PointerPlace } from './board-line.ts';
import { describeBoard } from './board-list.ts';
import { LoadedPictures, type BoardPictures } from './board-pictures.ts';
import { BoardPointers } from './board-pointers.ts';
import { BoardSession } from './board-session.ts';
import { BoardToolbar } from './board-toolbar.ts';
import { BoardWriting } from './board-writing.ts';
import { beginAction, eraserReach, type Action, type HandPoint } from './hand/drawing-hand.ts';
import { toolKeys, type Holding, type Tool } from './hand/tools.ts';
import { Touches, type Touch } from './hand/touches.ts';
import { pageSize, type Ink, type Point, type Writing } from './model/element.ts';
import { boxOf } from './model/hit-test.ts';
import { BoardPainter } from './paint/board-painter.ts';
import { inkColour } from './paint/paint-element.ts';
import { sendPicture } from './send-picture.ts';
import { firstView, isSeen, panBy, pinch, toPage, toPixel, wholePage, withinPage, zoomAt, type Size, type Viewport } from './view/viewport.ts';
import { knowRoomIcons } from '../room-icons.ts';

const keyStepPixels = 60;
/** Of a letter that is written on the board, in units; on a phone it is as large as other words. */
const writingSize = 84;

/**
 * A shared board: `<fd-board [boardId]="id" [pictures]="pictures" />`. Pen, shapes, words and formulas, pictures,
 * pages, eraser and undo of what the person drew, with finger, stylus, mouse and keyboard; and a pointer, which is not
 * kept.
 */
@Component({
  selector: 'fd-board',
  imports: [BoardToolbar, BoardWriting, ErrorState, Icon, IconButton, RichText, TranslocoPipe],
  providers: [BoardPointers, BoardSession],
  templateUrl: './board.html',
  styleUrl: './board.scss',
})
export class Board {
  protected readonly session = inject(BoardSession);
  private readonly pointers = inject(BoardPointers);
  private readonly uploads = inject(PictureUpload);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  readonly boardId = input.required<string>();
  readonly pictures = input<BoardPictures | null>(null);
  /** Ink at first: two people begin with two colours. */
  readonly ownInk = input<Ink>('black');

  protected readonly holding = linkedSignal<Holding>(() => ({ tool: 'pen', ink: this.ownInk(), width: 'fine' }));
  protected readonly view = signal<Viewport>({ x: 0, y: 0, scale: 0 });
  protected readonly writingAt = signal<Point | null>(null);
  protected readonly isSendingPicture = signal(false);
  /** The other one writes where this view does not reach. */
  protected readonly isElsewhere = signal(false);
  protected readonly mode = injectMode();
  private readonly elements = computed(() => {
    this.session.version();
    return this.session.document?.elementsOf(this.session.page()) ?? [];
  });
  protected readonly lines = computed(() => describeBoard(this.elements()));
  protected readonly isEmpty = computed(() => this.elements().length === 0);
  /** Formulas are HTML over the canvas: it has no way to set them. */
  protected readonly formulas = computed(() => {
    const view = this.view();
    const mode = this.mode();
    return this.elements().flatMap(({ id, element }) => {
      if (element.kind !== 'formula') return [];
      const { x, y } = toPixel(view, element.at);
      const size = element.size * view.scale;
      return [{ id, text: element.text, size, colour: inkColour(mode, element.ink), transform: `translate(${x}px, ${y}px)`, room: (pageSize.width - element.at.x) * view.scale }];
    });
  });

  private readonly area = viewChild.required<ElementRef<HTMLElement>>('area');
  private readonly below = viewChild.required<ElementRef<HTMLCanvasElement>>('below');
  private readonly above = viewChild.required<ElementRef<HTMLCanvasElement>>('above');
  private readonly files = viewChild.required<ElementRef<HTMLInputElement>>('files');
  private readonly loaded = new LoadedPictures(() => this.painter?.repaint());
  private readonly touches = new Touches();
  private painter: BoardPainter | undefined;
  private action: Action | undefined;
  private size: Size = { width: 0, height: 0 };
  private pointedAt = 0;
  private growing = false;

  constructor() {
    knowRoomIcons();
    const destroyed = inject(DestroyRef);
    effect(() => {
      const id = this.boardId();
      untracked(() => {
        this.pointers.open(id);
        void this.session.open(id);
      });
    });
    this.session.onChange(({ changed, removed, isOwn }) => {
      if (removed.length > 0) this.painter?.repaint();
      if (!(isOwn && this.growing)) this.painter?.changed(changed);
      if (!isOwn) this.noteElsewhere(changed);
    });
    effect(() => this.begin());
    // Read first: without a painter yet, what is not read would never be followed.
    effect(() => {
      const [page, mode] = [this.session.page(), this.mode()];
      this.painter?.show(page, mode);
    });
    effect(() => {
      const pointers = this.pointersHere();
      this.painter?.pass({ pointers });
    });
    effect(() => (this.loaded.source = this.pictures()));
    const observer = new ResizeObserver(() => this.resize());
    effect(() => observer.observe(this.area().nativeElement));
    destroyed.onDestroy(() => {
      observer.disconnect();
      this.painter?.stop();
    });
  }

  /** A page as a picture, for history. */
  renderPage(page = this.session.page()): Promise<Blob> {
    return renderBoardPage(this.session.document!, page, { pictureOf: this.loaded.of });
  }

  protected hold(change: Partial<Holding>): void {
    this.holding.update((held) => ({ ...held, ...change }));
    if (change.tool === 'picture') this.files().nativeElement.click();
  }

  protected down(event: PointerEvent): void {
    if (this.session.state() !== 'ready' || event.button > 1) return;
    const isHand = this.holding().tool === 'hand' || event.button === 1 || !this.session.mayDraw();
    const meaning = this.touches.begin(this.touchOf(event), isHand);
    if (meaning === 'nothing') return;
    this.above().nativeElement.setPointerCapture(event.pointerId);
    if (meaning === 'draw') return this.beginDrawing(this.pointOf(event));
    this.action?.cancel();
    this.endAction();
  }

  protected move(event: PointerEvent): void {
    const before = this.touches.down;
    if (this.holding().tool === 'pointer' && this.session.mayDraw()) this.pointers.point({ page: this.session.page(), ...this.pointOf(event) });
    const touch = this.touches.move(this.touchOf(event));
    if (!touch) return this.hover(event);
    if (this.touches.meaning === 'draw') this.action?.move(this.pointsOf(event));
    else if (this.touches.meaning === 'move') this.drag(before, this.touches.down);
  }

  protected up(event: PointerEvent, isLost: boolean): void {
    if (!this.touches.end(event.pointerId) || !this.action) return;
    if (isLost) this.action.cancel();
    else this.action.end();
    this.endAction();
  }

  protected wheel(event: WheelEvent): void {
    event.preventDefault();
    const at = this.pixelOf(event);
    // A pinch on a touchpad comes as a wheel with Control.
    if (event.ctrlKey || event.metaKey) this.look(zoomAt(this.view(), this.size, at, Math.exp(-event.deltaY / 200)));
    else this.look(panBy(this.view(), this.size, { x: -event.deltaX, y: -event.deltaY }));
  }

  protected zoom(factor: number): void {
    this.look(zoomAt(this.view(), this.size, { x: this.size.width / 2, y: this.size.height / 2 }, factor));
  }

  protected showAll(): void {
    this.look(wholePage(this.size));
  }

  protected key(event: KeyboardEvent): void {
    if (this.act(event)) event.preventDefault();
  }

  protected write(text: string): void {
    const at = this.writingAt();
    this.writingAt.set(null);
    if (!at || text.trim() === '') return;
    const kind: Writing['kind'] = hasMarkup(text) ? 'formula' : 'text';
    this.session.document?.add(this.session.page(), { kind, ink: this.holding().ink, at, size: writingSize, text: text.trim() });
  }

  protected async addPicture(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    field.value = '';
    this.hold({ tool: 'pen' });
    const pictures = this.pictures();
    if (!file || !pictures) return;
    this.isSendingPicture.set(true);
    try {
      const picture = await sendPicture(this.uploads, file, pictures);
      this.session.document?.add(this.session.page(), { kind: 'picture', ink: 'black', fileId: picture.id, ...this.placeFor(picture) });
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.toasts.show(thrown.sentence, { tone: 'bad' });
    } finally {
      this.isSendingPicture.set(false);
    }
  }

  protected removePage(): void {
    if (!this.session.removePage()) this.toasts.show(this.texts.translate('board.pageNotEmpty'));
  }

  /** In the middle of what is seen, half as wide. */
  private placeFor({ width, height }: Size): { at: Point; width: number; height: number } {
    const factor = Math.min(pageSize.width / 2 / width, (pageSize.height * 0.7) / height);
    const middle = toPage(this.view(), { x: this.size.width / 2, y: this.size.height / 2 });
    const size = { width: width * factor, height: height * factor };
    return { ...size, at: { x: Math.max(0, middle.x - size.width / 2), y: Math.max(0, middle.y - size.height / 2) } };
  }

  private act({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
    const { session } = this;
    const letter = key.toLowerCase();
    if (ctrlKey || metaKey) {
      if (letter === 'z' && !shiftKey) session.document?.undo();
      else if (letter === 'y' || letter === 'z') session.document?.redo();
      else return false;
      return true;
    }
    if (altKey) return false;
    const steps: Readonly<Record<string, () => void>> = {
      '+': () => this.zoom(1.25),
      '=': () => this.zoom(1.25),
      '-': () => this.zoom(0.8),
      '0': () => this.showAll(),
      arrowleft: () => this.pan(keyStepPixels, 0),
      arrowright: () => this.pan(-keyStepPixels, 0),
      arrowup: () => this.pan(0, keyStepPixels),
      arrowdown: () => this.pan(0, -keyStepPixels),
      pagedown: () => this.turn(1),
      pageup: () => this.turn(-1),
    };
    const step = steps[letter];
    const tool = toolKeys[letter];
    if (step) step();
    else if (tool && session.mayDraw()) this.takeByKey(tool);
    else return false;
    return true;
  }

  /** Words need no place of the hand: they go to the middle. */
  private takeByKey(tool: Tool): void {
    if (tool === 'picture' && !this.pictures()) return;
    this.hold({ tool });
    if (tool === 'text') this.askWords(toPage(this.view(), { x: this.size.width / 4, y: this.size.height / 3 }));
  }

  private pan(x: number, y: number): void {
    this.look(panBy(this.view(), this.size, { x, y }));
  }

  private turn(by: number): void {
    const page = this.session.pages()[this.session.pageNumber() - 1 + by];
    if (page) this.session.goTo(page);
  }

  private begin(): void {
    if (this.session.state() !== 'ready' || this.painter) return;
    this.painter = new BoardPainter(this.below().nativeElement, this.above().nativeElement, this.loaded.of);
    this.painter.document = this.session.document;
    this.painter.show(untracked(() => this.session.page()), untracked(() => this.mode()));
    untracked(() => this.resize());
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.area().nativeElement;
    if (width === 0 || height === 0) return;
    const isFirst = this.size.width === 0;
    this.size = { width, height };
    this.painter?.resize(this.size);
    this.look(isFirst ? firstView(this.size) : panBy(this.view(), this.size, { x: 0, y: 0 }));
  }

  private noteElsewhere(ids: readonly string[]): void {
    const places = ids.map((id) => this.session.document?.element(id)).filter((element) => element?.page === this.session.page());
    const last = places.at(-1);
    if (last && this.size.width > 0) this.isElsewhere.set(!isSeen(this.view(), this.size, boxOf(last)));
  }

  private look(view: Viewport): void {
    this.isElsewhere.set(false);
    this.view.set(view);
    this.painter?.look(view);
  }

  private drag(before: readonly Touch[], after: readonly Touch[]): void {
    if (before.length >= 2) return this.look(pinch(this.view(), this.size, [before[0]!, before[1]!], [after[0]!, after[1]!]));
    this.pan(after[0]!.x - before[0]!.x, after[0]!.y - before[0]!.y);
  }

  private beginDrawing(at: HandPoint): void {
    const holding = this.holding();
    if (holding.tool === 'text') {
      this.touches.end(this.touches.down[0]!.id);
      return this.askWords({ x: at.x, y: at.y });
    }
    const document = this.session.document!;
    this.growing = holding.tool === 'pen';
    this.action = beginAction(document, this.session.page(), holding, at, {
      drawing: (drawing) => this.painter?.pass({ drawing }),
      eraser: (place) => this.painter?.pass({ eraser: place && { at: place, reach: eraserReach } }),
      finished: (id) => this.painter?.changed([id]),
    });
  }

  private endAction(): void {
    this.action = undefined;
    this.growing = false;
  }

  private askWords(at: Point): void {
    this.writingAt.set(at);
  }

  private hover(event: PointerEvent): void {
    const isErasing = this.holding().tool === 'eraser' && event.pointerType !== 'touch' && this.session.mayDraw();
    if (isErasing) this.painter?.pass({ eraser: { at: this.pointOf(event), reach: eraserReach } });
  }

  protected away(): void {
    this.painter?.pass({ eraser: null });
  }

  private pointersHere(): (PointerPlace & { colour: string })[] {
    const colour = inkColour(this.mode(), 'red');
    return this.pointers.others().filter(({ page }) => page === this.session.page()).map((place) => ({ ...place, colour }));
  }

  private pixelOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.area().nativeElement.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  private touchOf(event: PointerEvent): Touch {
    return { ...this.pixelOf(event), id: event.pointerId, type: event.pointerType };
  }

  private pointOf(event: PointerEvent): HandPoint {
    return { ...withinPage(toPage(this.view(), this.pixelOf(event))), pressure: event.pointerType === 'pen' ? event.pressure : null };
  }

  /** Between two frames a stylus has been at several places. */
  private pointsOf(event: PointerEvent): HandPoint[] {
    const all = event.getCoalescedEvents?.() ?? [];
    return (all.length > 0 ? all : [event]).map((one) => this.pointOf(one));
  }
}
