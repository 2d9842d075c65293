import { Component, computed, inject, input } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { Store } from '@ngrx/store';
import { type ApiProblem, Button, ErrorState, Icon, Language, ListPipe, Loading, LocalTextPipe, Page, selectPermissions } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';
import { PortraitView } from './portrait-view.ts';
import { RatingsApi } from './ratings-api.ts';

const noNames: Readonly<Record<string, LocalText>> = {};

/** A teacher's portrait for those who supervise the teacher's place. */
@Component({
  selector: 'admin-portrait-page',
  imports: [Button, ErrorState, Icon, ListPipe, Loading, LocalTextPipe, Page, PortraitView, RouterLink, TranslocoPipe],
  templateUrl: './portrait-page.html',
  styleUrl: './portrait-page.scss',
})
export class PortraitPage {
  private readonly api = inject(RatingsApi);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly held = inject(Store).selectSignal(selectPermissions);
  /** From the address. */
  readonly id = input.required<string>();
  protected readonly found = rxResource({ params: () => this.id(), stream: ({ params }) => this.api.portrait(params) });
  protected readonly portrait = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly problem = computed(() => (this.found.error() as unknown as ApiProblem | undefined) ?? null);
  protected readonly subjects = toSignal(this.api.subjectNames, { initialValue: noNames });
  protected readonly maySeeReport = computed(() => this.held().includes(permissions.readReports));
  protected readonly heading = computed(() => {
    this.language.current();
    const name = this.portrait()?.name;
    return (name ? this.texts.translate('ratings.portraitOf', { name }) : this.texts.translate('ratings.aTeacher')) as string;
  });
}
