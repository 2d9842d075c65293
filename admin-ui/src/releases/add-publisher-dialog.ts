import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, Field, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import type { Trust } from './release.ts';
import { ReleasesApi } from './releases-api.ts';

/** Enters a public key by which packages may be signed, and how far it is trusted. */
@Component({
  selector: 'admin-add-publisher-dialog',
  imports: [Button, Dialog, Field, TranslocoPipe],
  template: `
    <fd-dialog [open]="true" [heading]="'releases.addPublisher' | transloco" (closed)="closed.emit()">
      <form id="add-publisher" (submit)="$event.preventDefault(); submit()">
        <fd-field #nameField="fdField" [label]="'releases.publisherName' | transloco">
          <input
            #nameInput
            class="fd-input"
            maxlength="100"
            autocomplete="off"
            [id]="nameField.controlId"
            [attr.aria-describedby]="nameField.belowId"
            [value]="name()"
            (input)="name.set(nameInput.value)"
          />
        </fd-field>
        <fd-field
          #keyField="fdField"
          [label]="'releases.publicKey' | transloco"
          [hint]="'releases.publicKeyHint' | transloco"
          [error]="deed.problem()?.sentence ?? null"
        >
          <input
            #keyInput
            class="fd-input key"
            maxlength="64"
            autocomplete="off"
            spellcheck="false"
            [id]="keyField.controlId"
            [attr.aria-describedby]="keyField.belowId"
            [attr.aria-invalid]="!!deed.problem() || null"
            [value]="publicKey()"
            (input)="publicKey.set(keyInput.value)"
          />
        </fd-field>
        <fieldset class="fd-choices">
          <legend>{{ 'releases.mostTrust' | transloco }}</legend>
          @for (trust of trusts; track trust) {
            <label>
              <input type="radio" name="trust" [checked]="mostTrust() === trust" (change)="mostTrust.set(trust)" />
              {{ 'releases.trust.' + trust | transloco }}
            </label>
          }
          <p class="fd-quiet">{{ 'releases.trustHint.' + mostTrust() | transloco }}</p>
        </fieldset>
      </form>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="closed.emit()">{{ 'action.cancel' | transloco }}</button>
        <button
          fdButton
          type="submit"
          form="add-publisher"
          [busy]="deed.isRunning()"
          [disabled]="deed.isRunning() || !isComplete()"
        >
          {{ 'action.add' | transloco }}
        </button>
      </div>
    </fd-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    .key {
      font-family: ui-monospace, monospace;
    }
    legend {
      margin-bottom: 8px;
      padding: 0;
      font-weight: 600;
    }
    p {
      flex-basis: 100%;
      margin: 0;
    }
  `,
})
export class AddPublisherDialog {
  private readonly api = inject(ReleasesApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly closed = output<void>();
  readonly added = output<void>();
  protected readonly trusts: readonly Trust[] = ['confined', 'trusted'];
  protected readonly name = signal('');
  protected readonly publicKey = signal('');
  /** A stranger begins with the least. */
  protected readonly mostTrust = signal<Trust>('confined');
  protected readonly deed = new Deed();
  protected readonly isComplete = computed(() => this.name().trim() !== '' && this.publicKey().trim() !== '');

  protected submit(): void {
    if (!this.isComplete()) return;
    const publisher = { name: this.name().trim(), publicKey: this.publicKey().trim(), mostTrust: this.mostTrust() };
    void this.deed.run(this.api.addPublisher(publisher), () => {
      this.toasts.show(this.texts.translate('releases.publisherAdded', { name: publisher.name }), { tone: 'good' });
      this.added.emit();
      this.closed.emit();
    });
  }
}
