import { afterRenderEffect, Component, type ElementRef, input, model, viewChild, viewChildren } from '@angular/core';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number beside the label, e.g. how many wait. */
  readonly count?: number;
}

let count = 0;

/**
 * Views of one thing, one at a time: `<fd-tabs label="…" [tabs]="tabs" [(selected)]="view" #t="fdTabs">`,
 * then a `<div role="tabpanel" [id]="t.panelId" [attr.aria-labelledby]="t.tabIdOf(view())">`.
 */
@Component({
  selector: 'fd-tabs',
  template: `
    <div #list role="tablist" [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.id) {
        <button
          #button
          type="button"
          role="tab"
          [id]="tabIdOf(tab.id)"
          [attr.aria-selected]="tab.id === selected()"
          [attr.aria-controls]="panelId"
          [tabIndex]="tab.id === selected() ? 0 : -1"
          (click)="selected.set(tab.id)"
          (keydown)="move($event)"
        >
          {{ tab.label }}
          @if (tab.count !== undefined) {
            <span class="fd-chip">{{ tab.count }}</span>
          }
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 16px;
    }
    [role='tablist'] {
      display: flex;
      gap: 4px;
      overflow-x: auto;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      scrollbar-width: none;
    }
    button {
      flex: none;
      min-height: 48px;
      padding: 0 16px;
      border: 0;
      border-bottom: 3px solid transparent;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      font: inherit;
      cursor: pointer;
    }
    button:hover {
      background: var(--fd-hover);
    }
    button:focus-visible {
      outline-offset: -3px;
    }
    [aria-selected='true'] {
      border-bottom-color: var(--mat-sys-primary);
      color: var(--mat-sys-primary);
      font-weight: 650;
    }
  `,
  exportAs: 'fdTabs',
})
export class Tabs {
  readonly tabs = input.required<readonly Tab[]>();
  readonly label = input.required<string>();
  readonly selected = model.required<string>();
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly buttons = viewChildren<ElementRef<HTMLElement>>('button');
  private readonly id = `fd-tabs-${++count}`;
  readonly panelId = `${this.id}-panel`;

  constructor() {
    afterRenderEffect(() => {
      const present = this.tabs().findIndex(({ id }) => id === this.selected());
      this.reveal(this.buttons()[present]?.nativeElement);
    });
  }

  tabIdOf(tab: string): string {
    return `${this.id}-${tab}`;
  }

  /** More tabs than fit: the selected one is in the middle of those that are seen. The page itself does not move. */
  private reveal(button: HTMLElement | undefined): void {
    const list = this.list().nativeElement;
    if (button) list.scrollLeft = button.offsetLeft - list.offsetLeft - (list.clientWidth - button.offsetWidth) / 2;
  }

  protected move(event: KeyboardEvent): void {
    const tabs = this.tabs();
    const present = tabs.findIndex(({ id }) => id === this.selected());
    const steps: Record<string, number> = {
      ArrowRight: present + 1,
      ArrowLeft: present - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = steps[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = (target + tabs.length) % tabs.length;
    this.selected.set(tabs[next]!.id);
    this.buttons()[next]?.nativeElement.focus();
  }
}
