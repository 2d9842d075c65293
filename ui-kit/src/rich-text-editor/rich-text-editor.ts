import { Component, computed, type ElementRef, input, model, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, IconButton } from '../button/button.ts';
import { Icon } from '../icon/icon.ts';
import type { RichTextPictures } from '../rich-text/picture-rule.ts';
import { RichText } from '../rich-text/rich-text.ts';
import { hasMarkup } from '../rich-text/rich-text-renderer.ts';
import { LocalTextPipe } from '../texts/local-text.pipe.ts';
import { formulaGroups, type FormulaKey } from './formula-palette.ts';
import { FormulaKeyFace } from './formula-key-face.ts';
import { insertFormula, insertPicture, type TextEdit, toggleBold, toggleList } from './text-edit.ts';

let count = 0;

/**
 * Writes the platform's rich text: a plain text field (so that undo, dictation and every keyboard
 * work), a bar for bold, lists, formulas and pictures, and a view of how it will look.
 *
 * `<fd-rich-text-editor label="…" [(text)]="text" [pictures]="links()" (pictureAsked)="choose()" />`
 */
@Component({
  selector: 'fd-rich-text-editor',
  imports: [Button, FormulaKeyFace, Icon, IconButton, LocalTextPipe, RichText, TranslocoPipe],
  templateUrl: './rich-text-editor.html',
  styleUrl: './rich-text-editor.scss',
})
export class RichTextEditor {
  readonly text = model.required<string>();
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly rows = input(6);
  /** Most characters; the counter shows when it comes near. */
  readonly longest = input(5_000);
  readonly error = input<string | null>(null);
  readonly pictures = input<RichTextPictures>({});
  /** Whether there is a button for pictures; what it does is the page's: see `insertPicture`. */
  readonly takesPictures = input(false);
  readonly pictureAsked = output<void>();
  /** Control and Enter: the person is done. */
  readonly submitted = output<void>();

  protected readonly id = `fd-editor-${++count}`;
  protected readonly groups = formulaGroups;
  protected readonly group = signal(formulaGroups[0]!.id);
  protected readonly isPaletteOpen = signal(false);
  protected readonly keys = computed(() => formulaGroups.find(({ id }) => id === this.group())!.keys);
  protected readonly left = computed(() => this.longest() - this.text().length);
  /** Plain words look as they are written: the view is for what does not. */
  protected readonly needsPreview = computed(() => hasMarkup(this.text()));
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
  }

  /** Puts a picture of the platform where the caret is. */
  insertPicture(fileId: string, words: string): void {
    const { value, selectionEnd } = this.field().nativeElement;
    this.apply(insertPicture(value, selectionEnd, fileId, words));
  }

  protected bold(): void {
    this.edit(toggleBold);
  }

  protected list(): void {
    this.edit(toggleList);
  }

  protected formula({ insert }: FormulaKey): void {
    this.edit((text, start, end) => insertFormula(text, start, end, insert));
  }

  protected onKey(event: KeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    if (event.key === 'b') this.bold();
    else if (event.key === 'm') this.isPaletteOpen.set(!this.isPaletteOpen());
    else if (event.key === 'Enter') this.submitted.emit();
    else return;
    event.preventDefault();
  }

  private edit(change: (text: string, start: number, end: number) => TextEdit): void {
    const { value, selectionStart, selectionEnd } = this.field().nativeElement;
    this.apply(change(value, selectionStart, selectionEnd));
  }

  private apply({ start, end, text, selectStart, selectEnd }: TextEdit): void {
    const field = this.field().nativeElement;
    field.focus();
    field.setSelectionRange(start, end);
    // The browser's own command keeps the step in its undo history; the other way does not.
    const isDone = document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
    if (!isDone) field.setRangeText(text, start, end, 'end');
    field.setSelectionRange(selectStart, selectEnd);
    this.text.set(field.value);
  }
}
