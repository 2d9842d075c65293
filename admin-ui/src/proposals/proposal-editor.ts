import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Field, Icon, IconButton, RichTextEditor } from '@fudao/ui-kit';
import { type Complaint, type Correction, hasOptions, readNames } from './proposal-correction.ts';

type Lists = 'options' | 'answer' | 'steps';

const types = ['single-choice', 'multiple-choice', 'true-false', 'fill-blank', 'open', 'composite'];

/** A proposed question being corrected by its reviewer. */
@Component({
  selector: 'admin-proposal-editor',
  imports: [Button, Field, Icon, IconButton, RichTextEditor, TranslocoPipe],
  templateUrl: './proposal-editor.html',
  styleUrl: './proposal-editor.scss',
})
export class ProposalEditor {
  private readonly texts = inject(TranslocoService);
  readonly correction = input.required<Correction>();
  readonly complaint = input<Complaint | null>(null);
  readonly changed = output<Correction>();
  protected readonly types = types;
  protected readonly levels = [1, 2, 3, 4, 5];
  protected readonly hasOptions = hasOptions;

  protected change(part: Partial<Correction>): void {
    this.changed.emit({ ...this.correction(), ...part });
  }

  protected write(list: Lists, at: number, text: string): void {
    this.change({ [list]: this.correction()[list].map((one, index) => (index === at ? text : one)) });
  }

  protected add(list: Lists): void {
    this.change({ [list]: [...this.correction()[list], ''] });
  }

  protected remove(list: Lists, at: number): void {
    this.change({ [list]: this.correction()[list].filter((_, index) => index !== at) });
  }

  protected chooseType(type: string): void {
    const options =
      hasOptions(type) && this.correction().options.length < 2 ? ['', '', '', ''] : this.correction().options;
    this.change({ type, options });
  }

  protected readPoints(line: string): void {
    this.change({ knowledgePoints: readNames(line) });
  }

  protected sentence(about: Complaint): string | null {
    return this.complaint() === about ? this.texts.translate(`proposals.missing.${about}`) : null;
  }

  protected letter(at: number): string {
    return String.fromCharCode(65 + at);
  }
}
