import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon.ts';

let count = 0;

/** One to five stars: five radio buttons to keyboards and screen readers. `<fd-star-rating legend="…" [(stars)]="stars" />` */
@Component({
  selector: 'fd-star-rating',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (readonly()) {
      <span class="row" role="img" [attr.aria-label]="'rating.stars' | transloco: { count: stars() }">
        @for (value of values; track value) {
          <fd-icon name="star" [class.filled]="value <= stars()" [class.empty]="value > stars()" />
        }
      </span>
    } @else {
      <fieldset>
        <legend>{{ legend() }}</legend>
        <div class="row">
          @for (value of values; track value) {
            <label [class.on]="value <= stars()">
              <input
                type="radio"
                [name]="name"
                [value]="value"
                [checked]="value === stars()"
                (change)="stars.set(value)"
              />
              <fd-icon name="star" [class.filled]="value <= stars()" />
              <span class="fd-visually-hidden"
                >{{ 'rating.stars' | transloco: { count: value } }} {{ wordsOf(value) | transloco }}</span
              >
            </label>
          }
          <span class="words" aria-hidden="true">{{ words() | transloco }}</span>
        </div>
      </fieldset>
    }
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 4px;
      font-weight: 600;
    }
    .row {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      vertical-align: middle;
      color: var(--fd-star);
    }
    fieldset .row {
      margin-inline-start: -8px;
    }
    .row > fd-icon {
      font-size: 0.8rem;
    }
    .empty {
      color: var(--mat-sys-outline);
    }
    label {
      display: grid;
      place-items: center;
      width: 46px;
      height: 48px;
      border-radius: 12px;
      font-size: 1.35rem;
      cursor: pointer;
      color: var(--mat-sys-outline);
    }
    label.on {
      color: var(--fd-star);
    }
    label:hover {
      background: var(--fd-hover);
    }
    label:has(:focus-visible) {
      outline: 3px solid var(--mat-sys-primary);
    }
    input {
      position: absolute;
      opacity: 0;
      pointer-events: none;
    }
    .words {
      margin-inline-start: 8px;
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class StarRating {
  /** 0: not rated yet. */
  readonly stars = model.required<number>();
  readonly legend = input('');
  readonly readonly = input(false);
  protected readonly name = `fd-stars-${++count}`;
  protected readonly values = [1, 2, 3, 4, 5];
  protected readonly words = computed(() => this.wordsOf(this.stars()));

  protected wordsOf(value: number): string {
    return value > 0 ? `rating.words${value}` : 'rating.none';
  }
}
