import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { ApiClient, type ApiProblem, Button, Icon, MomentPipe } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { RecordingView } from '../../../api.ts';
import { apiBase } from '../../shared/links.ts';
import { toProblem } from '../../shared/to-problem.ts';

/** The sound of a session that was recorded: fetched when it is asked for, since each listening is on the record. */
@Component({
  selector: 'one-to-one-supervised-sound',
  imports: [Button, Icon, MomentPipe, TranslocoPipe],
  template: `
    @if (key(); as part) {
      <section class="fd-card">
        <h2>{{ 'one-to-one.supervision.sound.heading' | transloco }}</h2>
        <p>{{ 'one-to-one.supervision.sound.' + part | transloco: { until: (recording().takenUntil ?? '' | moment: 'full') } }}</p>
        @if (takes().length > 0) {
          <ol>
            @for (take of takes(); track take.take) {
              <li>
                <span class="name">
                  {{ 'one-to-one.supervision.sound.take' | transloco: { number: $index + 1, time: (take.beganAt | moment: 'time') } }}
                  @if (take.missing.length > 0) { <span class="fd-quiet">({{ 'one-to-one.supervision.sound.gap' | transloco }})</span> }
                </span>
                @if (playing()?.take === take.take) {
                  <audio controls autoplay controlslist="nodownload" [src]="playing()!.url" [attr.aria-label]="'one-to-one.supervision.sound.take' | transloco: { number: $index + 1, time: (take.beganAt | moment: 'time') }"></audio>
                } @else {
                  <button fdButton="tonal" type="button" [busy]="fetching() === take.take" [disabled]="fetching() !== null" (click)="play($index)">
                    <fd-icon name="volume_up" />{{ (fetching() === take.take ? 'one-to-one.supervision.sound.plays' : 'one-to-one.supervision.sound.play') | transloco }}
                  </button>
                }
              </li>
            }
          </ol>
          @if (problem(); as failed) { <p class="bad" role="alert">{{ failed.sentence }}</p> }
          <p class="fd-quiet">{{ 'one-to-one.supervision.sound.recorded' | transloco }}</p>
        }
      </section>
    }
  `,
  styles: `
    /* Nothing takes no room in its grid. */
    :host { display: contents; }
    section { display: grid; gap: 10px; margin: 0; }
    h2, p { margin: 0; }
    h2 { font-size: 1.1rem; }
    ol { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
    li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; }
    audio { width: 100%; height: 44px; }
    .bad { color: var(--mat-sys-error); }
  `,
})
export class SupervisedSound {
  private readonly api = inject(ApiClient);
  readonly recording = input.required<RecordingView>();
  protected readonly fetching = signal<string | null>(null);
  protected readonly playing = signal<{ readonly take: string; readonly url: string } | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  private isGone = false;
  /** While a session goes on, its sound is not listened to. */
  protected readonly takes = computed(() => {
    const { takes, takenUntil } = this.recording();
    return takenUntil === null ? [] : takes.filter(({ parts }) => parts > 0);
  });
  protected readonly key = computed(() => {
    const { recording, takenUntil, takes } = this.recording();
    if (recording === 'off') return null;
    if (recording !== 'on') return recording;
    if (takenUntil === null) return 'on';
    return takes.length > 0 && takes.every(({ isWhole }) => isWhole) ? 'kept' : 'late';
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      this.forget();
    });
  }

  protected async play(index: number): Promise<void> {
    const { take } = this.takes()[index]!;
    const place = this.recording().takes.findIndex((one) => one.take === take);
    this.problem.set(null);
    this.fetching.set(take);
    try {
      const path = `${apiBase}/supervision/${encodeURIComponent(this.recording().sessionId)}/recording`;
      const { content } = await firstValueFrom(this.api.download(path, { take: place }));
      this.forget();
      if (!this.isGone) this.playing.set({ take, url: URL.createObjectURL(content) });
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.fetching.set(null);
    }
  }

  private forget(): void {
    const playing = this.playing();
    if (playing) URL.revokeObjectURL(playing.url);
    this.playing.set(null);
  }
}
