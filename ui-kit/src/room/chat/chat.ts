import { Component, computed, effect, type ElementRef, input, signal, untracked, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../../api/api-problem.ts';
import { Button, IconButton } from '../../button/button.ts';
import { Icon } from '../../icon/icon.ts';
import { PictureInput } from '../../pictures/picture-input.ts';
import type { UploadedPicture } from '../../pictures/uploaded-picture.ts';
import { RichText } from '../../rich-text/rich-text.ts';
import { FormulaKeyFace } from '../../rich-text-editor/formula-key-face.ts';
import { formulaGroups, type FormulaKey } from '../../rich-text-editor/formula-palette.ts';
import { insertFormula } from '../../rich-text-editor/text-edit.ts';
import { LocalTextPipe } from '../../texts/local-text.pipe.ts';
import { MomentPipe } from '../../time/moment.pipe.ts';
import { groupMessages, type ChatLine } from './chat-line.ts';

const nearTheEndPixels = 80;
const mostPictures = 3;

/** The words of a room: a list that is read aloud as it grows, and a field for words, formulas and pictures. */
@Component({
  selector: 'fd-room-chat',
  imports: [Button, FormulaKeyFace, Icon, IconButton, LocalTextPipe, MomentPipe, PictureInput, RichText, TranslocoPipe],
  templateUrl: './chat.html',
  styleUrl: './chat.scss',
})
export class RoomChat {
  readonly line = input.required<ChatLine>();
  /** What pictures are uploaded for; empty: there are none. */
  readonly picturePurpose = input('');
  /** After the end one can read and no longer write. */
  readonly isClosed = input(false);
  /** Who only reads along has no field, and needs no word why. */
  readonly isReadOnly = input(false);
  readonly longest = input(1_000);

  protected readonly groups = computed(() => groupMessages(this.line().messages()));
  protected readonly text = signal('');
  protected readonly uploaded = signal<readonly UploadedPicture[]>([]);
  protected readonly isUploading = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly isPaletteOpen = signal(false);
  protected readonly arePicturesOpen = signal(false);
  protected readonly isBehind = signal(false);
  protected readonly formulaGroups = formulaGroups;
  protected readonly formulaGroup = signal(formulaGroups[0]!);
  protected readonly mostPictures = mostPictures;
  protected readonly canSend = computed(() => !this.isSending() && !this.isUploading() && (this.text().trim() !== '' || this.uploaded().length > 0));
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');

  constructor() {
    effect(() => {
      const last = this.line().messages().at(-1);
      if (last) untracked(() => requestAnimationFrame(() => this.follow(last.isOwn)));
    });
  }

  protected toEnd(): void {
    const list = this.list().nativeElement;
    list.scrollTop = list.scrollHeight;
    this.isBehind.set(false);
  }

  protected scrolled(): void {
    if (this.isNearEnd()) this.isBehind.set(false);
  }

  protected keyed(event: KeyboardEvent): void {
    // While a Chinese word is being composed, Enter chooses it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.send();
  }

  protected insert({ insert }: FormulaKey): void {
    const field = this.field()!.nativeElement;
    const { start, end, text, selectStart, selectEnd } = insertFormula(field.value, field.selectionStart, field.selectionEnd, insert);
    field.focus();
    field.setRangeText(text, start, end, 'end');
    field.setSelectionRange(selectStart, selectEnd);
    this.text.set(field.value);
  }

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    const text = this.text().trim();
    const pictureIds = this.uploaded().map(({ id }) => id);
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.line().send({ text, pictureIds });
      this.text.set('');
      this.uploaded.set([]);
      this.arePicturesOpen.set(false);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.problem.set(thrown.sentence);
    } finally {
      this.isSending.set(false);
      this.field()?.nativeElement.focus();
    }
  }

  /** Whoever reads further up stays there, and is told that there is more. */
  private follow(isOwn: boolean): void {
    if (isOwn || !this.isBehindNow()) this.toEnd();
    else this.isBehind.set(true);
  }

  private isBehindNow(): boolean {
    return this.list().nativeElement.scrollTop > 0 && !this.isNearEnd();
  }

  private isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.list().nativeElement;
    // The message that has just come is already in the height.
    return scrollHeight - scrollTop - clientHeight < nearTheEndPixels + clientHeight / 3;
  }
}
