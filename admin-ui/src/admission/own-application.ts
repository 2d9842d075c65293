import { effect, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem, Connection } from '@fudao/ui-kit';
import { AdmissionApi } from './admission-api.ts';
import { type Content, emptyContent, type Own, type Progress } from './admission.ts';

/** `waiting`: changed, and not sent yet; `unsaved`: could not be sent, and is tried again when there is a network. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'unsaved';

const pauseMs = 700;

/** The own application: what it says is saved as it grows, one request at a time. */
@Injectable()
export class OwnApplication {
  private readonly api = inject(AdmissionApi);
  private readonly connection = inject(Connection);
  readonly own = signal<Own | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  /** What the form shows; null where nothing is being written. */
  readonly content = signal<Content | null>(null);
  readonly saveState = signal<SaveState>('saved');
  readonly saveProblem = signal<ApiProblem | null>(null);
  readonly isBusy = signal(false);

  private revision = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<boolean> | undefined;

  constructor() {
    effect(() => {
      if (this.connection.isOnline() && this.saveState() === 'unsaved') void this.save();
    });
  }

  async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.show(await firstValueFrom(this.api.own()));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    }
  }

  /** Begins an application, with what the last one said, or else with what the teacher is admitted for. */
  begin(): void {
    this.revision = 0;
    const { application, admission } = this.own() ?? {};
    const { title, subjects, grades } = admission ?? emptyContent;
    const last = application?.content ?? { ...emptyContent, title, subjects, grades };
    this.content.set({ ...last, certificates: last.certificates.filter(({ url }) => url !== null) });
    this.saveState.set('waiting');
  }

  change(changed: Partial<Content>): void {
    this.content.update((content) => content && { ...content, ...changed });
    this.saveState.set('waiting');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pauseMs);
  }

  /** Saves what was not saved yet. Whether all of it is. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    const content = this.content();
    if (!content || this.saveState() === 'saved') return true;
    this.saving = this.send(content);
    const isDone = await this.saving.finally(() => (this.saving = undefined));
    return isDone && this.content() !== content ? this.save() : isDone;
  }

  async submit(): Promise<boolean> {
    return (await this.save()) && this.attempt(this.api.submit(this.revision));
  }

  async takeBack(): Promise<boolean> {
    await this.save();
    return this.attempt(this.api.takeBack(this.revision));
  }

  askConfirmation(): Promise<boolean> {
    return this.attempt(this.api.askConfirmation(this.own()?.admission?.revision ?? 0));
  }

  /** What is left to be sent when the page goes. */
  leave(): void {
    if (this.saveState() === 'waiting') void this.save();
  }

  private async send(content: Content): Promise<boolean> {
    this.saveState.set('saving');
    this.saveProblem.set(null);
    try {
      const { revision } = await firstValueFrom<Progress>(this.api.saveDraft(this.revision, content));
      this.revision = revision;
      this.saveState.set(this.content() === content ? 'saved' : 'waiting');
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.saveProblem.set(problem);
      this.saveState.set('unsaved');
      return false;
    }
  }

  private async attempt(request: Observable<unknown>): Promise<boolean> {
    this.isBusy.set(true);
    this.saveProblem.set(null);
    try {
      await firstValueFrom(request);
      await this.load();
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.saveProblem.set(problem);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private show(own: Own): void {
    const { application } = own;
    const isOpen = application?.state === 'draft' || application?.state === 'returned';
    this.own.set(own);
    this.revision = application?.revision ?? 0;
    this.content.set(isOpen ? application.content : null);
    this.saveState.set('saved');
  }
}
