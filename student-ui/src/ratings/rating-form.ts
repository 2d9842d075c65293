import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ApiProblem, Button, Field, Icon, LocalTextPipe, StarRating } from '@fudao/ui-kit';
import { type GivenRating, longestWords, mostTags, type OwnRating, questionCount, type StyleTag } from './rating.ts';

/** Stars or four questions, style tags, and words for who wants to: two touches are enough for an answer or a lesson. */
@Component({
  selector: 'student-rating-form',
  imports: [Button, Field, Icon, LocalTextPipe, StarRating, TranslocoPipe],
  templateUrl: './rating-form.html',
  styleUrl: './rating-form.scss',
})
export class RatingForm {
  readonly rating = input.required<OwnRating>();
  readonly tags = input<readonly StyleTag[]>([]);
  readonly isBusy = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly given = output<GivenRating>();

  protected readonly questions = Array.from({ length: questionCount }, (_, index) => index);
  protected readonly grades = [0, 1, 2, 3];
  protected readonly max = longestWords;
  protected readonly stars = signal(0);
  protected readonly answers = signal<readonly (number | null)[]>(this.questions.map(() => null));
  protected readonly tagIds = signal<readonly string[]>([]);
  protected readonly words = signal('');
  protected readonly isTooLong = computed(() => [...this.words().trim()].length > longestWords);
  protected readonly isFull = computed(() => this.tagIds().length >= mostTags);
  private readonly isAnswered = computed(() => (this.rating().scale === 5 ? this.stars() > 0 : this.answers().every((answer) => answer !== null)));
  protected readonly canSend = computed(() => this.isAnswered() && !this.isTooLong() && !this.isBusy());

  protected answer(question: number, grade: number): void {
    this.answers.update((answers) => answers.map((answer, index) => (index === question ? grade : answer)));
  }

  protected toggle(tagId: string): void {
    this.tagIds.update((ids) => (ids.includes(tagId) ? ids.filter((id) => id !== tagId) : [...ids, tagId]));
  }

  protected write(event: Event): void {
    this.words.set((event.target as HTMLTextAreaElement).value);
  }

  protected send(): void {
    if (!this.canSend()) return;
    const score = this.rating().scale === 5 ? { stars: this.stars() } : { answers: this.answers().map((answer) => answer ?? 0) };
    this.given.emit({ ...score, tagIds: this.tagIds(), words: this.words().trim() });
  }
}
