import { Component, effect, ElementRef, inject, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { IconButton } from '../button/button.ts';
import { Icon } from '../icon/icon.ts';
import { type Toast, Toasts } from './toasts.ts';

const readingMs = 6_000;

/** Where toasts appear: once, at the end of the shell. In the top layer, so that dialogs do not hide it. */
@Component({
  selector: 'fd-toast-outlet',
  imports: [Icon, IconButton, TranslocoPipe],
  template: `
    <div #layer popover="manual" class="layer" role="status" aria-live="polite">
      @for (toast of toasts.shown(); track toast.key) {
        <div class="toast" [class]="toast.tone ?? 'plain'" (mouseenter)="hold(toast)" (mouseleave)="release(toast)">
          <p>{{ toast.message }}</p>
          @if (toast.action; as action) {
            <button type="button" class="act" (click)="run(toast)">{{ action.label }}</button>
          }
          <button fdIconButton type="button" [attr.aria-label]="'action.close' | transloco" (click)="toasts.dismiss(toast.key)">
            <fd-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    .layer {
      position: fixed; inset: auto 0 calc(var(--fd-bottom-bar, 0px) + env(safe-area-inset-bottom) + 12px);
      width: min(100% - 24px, 560px); margin: 0 auto; padding: 0; border: 0; background: none; overflow: visible;
    }
    .layer:popover-open { display: grid; gap: 8px; }
    .toast {
      display: flex; align-items: center; gap: 4px; padding: 4px 4px 4px 16px; border-radius: 12px;
      color: var(--mat-sys-inverse-on-surface); background: var(--mat-sys-inverse-surface); box-shadow: var(--fd-shadow-3);
    }
    p { flex: 1; margin: 8px 0; overflow-wrap: anywhere; }
    .toast.good { border-inline-start: 4px solid var(--fd-good-bright); }
    .toast.bad { border-inline-start: 4px solid var(--fd-bad-bright); }
    .act {
      min-height: 44px; padding: 0 12px; border: 0; border-radius: 8px; background: none; font: inherit; font-weight: 600;
      color: var(--mat-sys-inverse-primary); cursor: pointer;
    }
    .act:hover { background: rgb(127 127 127 / 0.2); }
    [fdIconButton] { color: inherit; }
    @media (prefers-reduced-motion: no-preference) {
      .toast { animation: rise 160ms ease-out; }
      @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
    }
  `,
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);
  private readonly layer = viewChild.required<ElementRef<HTMLElement>>('layer');
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    effect(() => {
      const shown = this.toasts.shown();
      this.raise(shown.length > 0);
      for (const toast of shown) if (!this.timers.has(toast.key)) this.release(toast);
    });
  }

  protected run(toast: Toast): void {
    this.toasts.dismiss(toast.key);
    toast.action?.run();
  }

  /** Nobody should have to read against time. */
  protected hold(toast: Toast): void {
    clearTimeout(this.timers.get(toast.key));
  }

  protected release(toast: Toast): void {
    if (toast.durationMs === null) return;
    clearTimeout(this.timers.get(toast.key));
    const end = () => {
      this.timers.delete(toast.key);
      this.toasts.dismiss(toast.key);
    };
    this.timers.set(toast.key, setTimeout(end, toast.durationMs ?? readingMs));
  }

  /** Hidden and shown again it lies above a dialog that opened meanwhile. */
  private raise(isNeeded: boolean): void {
    const element = this.layer().nativeElement;
    if (!('showPopover' in element)) return;
    if (element.matches(':popover-open')) element.hidePopover();
    if (isNeeded) element.showPopover();
  }
}
