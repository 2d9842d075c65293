import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';
import { ApiProblem, Button, Icon, Page } from '@fudao/ui-kit';
import { ReleasesApi } from './releases-api.ts';
import { checkResults, type CheckResult, type UploadState } from './upload-checks.ts';

const looks: Readonly<Record<CheckResult, string>> = {
  waiting: 'remove',
  running: 'sync',
  passed: 'check',
  failed: 'error',
};

/** Takes a signed package in, and shows what each check says. A file that was refused stays chosen. */
@Component({
  selector: 'admin-upload-page',
  imports: [Button, Icon, Page, RouterLink, TranslocoPipe],
  templateUrl: './upload-page.html',
  styleUrl: './upload-page.scss',
})
export class UploadPage {
  private readonly api = inject(ReleasesApi);
  private readonly router = inject(Router);
  private sending: Subscription | undefined;
  protected readonly looks = looks;
  protected readonly file = signal<File | null>(null);
  protected readonly state = signal<UploadState>({ kind: 'chosen' });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isOver = signal(false);
  protected readonly checks = computed(() => checkResults(this.state()));
  protected readonly percent = computed(() => {
    const state = this.state();
    return state.kind === 'sending' ? Math.round(state.progress * 100) : 0;
  });
  /** Who signed it is not known here: the way on is to enter them. */
  protected readonly isStranger = computed(() => this.problem()?.code === 'PACKAGE_KEY_UNKNOWN');
  protected readonly kilobytes = computed(() => Math.ceil((this.file()?.size ?? 0) / 1024));

  protected choose(files: FileList | null): void {
    const [file] = files ?? [];
    this.isOver.set(false);
    if (!file) return;
    this.file.set(file);
    this.send(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.choose(event.dataTransfer?.files ?? null);
  }

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected send(file: File): void {
    this.sending?.unsubscribe();
    this.problem.set(null);
    this.state.set({ kind: 'sending', progress: 0 });
    this.sending = this.api.upload(file).subscribe({
      next: (step) => {
        if (step.kind === 'progress') this.state.set({ kind: 'sending', progress: step.progress });
        else this.arrive(step.answer);
      },
      error: (problem: unknown) => this.refuse(problem),
    });
  }

  protected stop(): void {
    this.sending?.unsubscribe();
    this.state.set({ kind: 'chosen' });
  }

  private arrive({ id, version }: { id: string; version: string }): void {
    this.state.set({ kind: 'taken' });
    // Straight to what has to be decided next.
    void this.router.navigate(['/releases', id], { queryParams: { install: version } });
  }

  private refuse(problem: unknown): void {
    if (!(problem instanceof ApiProblem)) throw problem;
    this.problem.set(problem);
    this.state.set({ kind: 'refused', code: problem.code });
  }
}
