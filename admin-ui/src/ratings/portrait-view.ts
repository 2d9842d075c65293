import { Component, computed, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { Button, Icon, Language, LocalTextPipe } from '@fudao/ui-kit';
import { BucketBar } from './bucket-bar.ts';
import { RatingsApi } from './ratings-api.ts';
import type { Contested, Portrait } from './ratings.ts';

const noNames: Readonly<Record<string, LocalText>> = {};
const percent = (share: number) => Math.round(share * 100);
const tenth = (count: number) => Math.round(count * 10) / 10;

/** A teacher's portrait with the explanation of each figure; the teacher may contest them. */
@Component({
  selector: 'admin-portrait-view',
  imports: [BucketBar, Button, Icon, LocalTextPipe, TranslocoPipe],
  templateUrl: './portrait-view.html',
  styleUrl: './portrait-view.scss',
})
export class PortraitView {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  readonly portrait = input.required<Portrait>();
  /** Only the teacher contests. */
  readonly isOwn = input(true);
  readonly contested = output<Contested>();
  protected readonly subjects = toSignal(inject(RatingsApi).subjectNames, { initialValue: noNames });

  protected readonly figures = computed(() => {
    const { quality } = this.portrait();
    if (!quality) return null;
    return {
      ...quality,
      quality: percent(quality.quality),
      ...{ mean: percent(quality.mean), from: percent(quality.from), to: percent(quality.to) },
      ...{ priorMean: percent(quality.priorMean), weight: tenth(quality.weight) },
    };
  });
  /** Latest first. */
  protected readonly months = computed(() => [...this.portrait().history].reverse().map((month) => ({ ...month, mean: percent(month.mean) })));

  protected contest(target: 'quality' | 'history' | 'subjects' | 'knowledge-points'): void {
    this.contested.emit({ about: 'figure', target, shown: this.texts.translate(`ratings.figure.${target}`) as string });
  }

  protected contestTag({ id, name }: Portrait['tags'][number]): void {
    this.contested.emit({ about: 'tag', target: id, shown: name[this.language.current()] });
  }
}
