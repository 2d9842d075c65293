import { Component, model, output, viewChild, signal, effect, untracked, afterNextRender, inject, Injector } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../../button/button.ts';
import { Dialog } from '../../dialog/dialog.ts';
import { RichTextEditor } from '../../rich-text-editor/rich-text-editor.ts';
import { longestText } from './model/element.ts';

/** Words and formulas for the board. */
@Component({
  selector: 'fd-board-writing',
  imports: [Button, Dialog, RichTextEditor, TranslocoPipe],
  template: `
    <fd-dialog [(open)]="open" [heading]="'board.writing' | transloco">
      <fd-rich-text-editor [label]="'board.words' | transloco" [(text)]="text" [rows]="3" [longest]="longest" (submitted)="finish()" />
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="open.set(false)">{{ 'action.cancel' | transloco }}</button>
        <button fdButton type="button" [disabled]="text().trim() === ''" (click)="finish()">{{ 'board.put' | transloco }}</button>
      </div>
    </fd-dialog>
  `,
})
export class BoardWriting {
  private readonly injector = inject(Injector);
  readonly open = model(false);
  readonly written = output<string>();
  protected readonly text = signal('');
  protected readonly longest = longestText;
  private readonly editor = viewChild(RichTextEditor);

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => this.text.set(''));
      afterNextRender(() => this.editor()?.focus(), { injector: this.injector });
    });
  }

  protected finish(): void {
    const text = this.text();
    if (text.trim() === '') return;
    this.written.emit(text);
  }
}
