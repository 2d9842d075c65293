import { Component, type ElementRef, effect, inject, input, model, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { IconButton } from '../button/button.ts';
import { Icon } from '../icon/icon.ts';
import { WATERMARK_IMAGE } from '../watermark/watermark-image.ts';

let count = 0;

/**
 * A window over the page; on a phone a sheet from below. The browser's own `<dialog>` keeps the focus
 * inside, closes on Escape, and gives the focus back to what opened it.
 *
 * `<fd-dialog [(open)]="isOpen" heading="…"> … <div dialogActions> buttons </div> </fd-dialog>`
 */
@Component({
  selector: 'fd-dialog',
  imports: [Icon, IconButton, TranslocoPipe],
  template: `
    <dialog
      #dialog
      [attr.aria-labelledby]="id"
      (close)="onClose()"
      (cancel)="onCancel($event)"
      (pointerdown)="onPointerDown($event)"
    >
      @if (open()) {
        <div class="sheet">
          <header>
            <h2 [id]="id">{{ heading() }}</h2>
            @if (dismissable()) {
              <button
                fdIconButton
                type="button"
                [attr.aria-label]="'action.close' | transloco"
                (click)="open.set(false)"
              >
                <fd-icon name="close" />
              </button>
            }
          </header>
          <div class="body"><ng-content /></div>
          <footer><ng-content select="[dialogActions]" /></footer>
          @if (watermark) {
            <div class="mark" aria-hidden="true" [style.background-image]="watermark()"></div>
          }
        </div>
      }
    </dialog>
  `,
  styles: `
    dialog {
      width: min(100% - 32px, var(--fd-dialog-width, 480px));
      max-height: min(85dvh, 800px);
      padding: 0;
      border: 0;
      border-radius: 20px;
      color: var(--mat-sys-on-surface);
      background: var(--mat-sys-surface-container-lowest);
      box-shadow: var(--fd-shadow-3);
    }
    /* The whole window takes the focus where nothing in it can: that needs no frame. */
    dialog:focus-visible {
      outline: none;
    }
    dialog::backdrop {
      background: rgb(10 14 20 / 0.55);
    }
    .sheet {
      position: relative;
      display: flex;
      flex-direction: column;
      max-height: inherit;
    }
    header {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 16px 12px 4px 24px;
    }
    h2 {
      flex: 1;
      margin: 0;
      font-size: 1.2rem;
      line-height: 1.4;
    }
    .body {
      padding: 4px 24px 12px;
      overflow-y: auto;
      overscroll-behavior: contain;
    }
    footer {
      padding: 8px 20px calc(20px + env(safe-area-inset-bottom));
    }
    footer:empty {
      display: none;
    }
    .mark {
      position: absolute;
      inset: 0;
      pointer-events: none;
      opacity: 0.32;
    }
    @media (max-width: 599px) {
      dialog {
        width: 100%;
        max-width: 100%;
        margin: auto 0 0;
        border-radius: 20px 20px 0 0;
      }
      header {
        padding-inline-start: 20px;
      }
      .body {
        padding-inline: 20px;
      }
    }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] {
        animation: rise 200ms ease-out;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(24px);
        }
      }
    }
  `,
})
export class Dialog {
  readonly open = model.required<boolean>();
  readonly heading = input.required<string>();
  /** Whether a cross, Escape and a touch beside it close the dialog. */
  readonly dismissable = input(true);
  readonly closed = output<void>();
  /** Of the page below: a window lies above its watermark. */
  protected readonly watermark = inject(WATERMARK_IMAGE, { optional: true });
  protected readonly id = `fd-dialog-${++count}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => {
      const element = this.dialog().nativeElement;
      if (this.open() && !element.open) element.showModal();
      if (!this.open() && element.open) element.close();
    });
  }

  protected onClose(): void {
    this.open.set(false);
    this.closed.emit();
  }

  protected onCancel(event: Event): void {
    if (!this.dismissable()) event.preventDefault();
  }

  /** The element itself is hit only beside its content: on the backdrop. */
  protected onPointerDown(event: PointerEvent): void {
    const element = this.dialog().nativeElement;
    if (!this.dismissable() || event.target !== element) return;
    const box = element.getBoundingClientRect();
    const isInside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!isInside) this.open.set(false);
  }
}
