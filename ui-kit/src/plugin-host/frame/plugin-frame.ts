import { DOCUMENT } from '@angular/common';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FrameContext, FrameGreeting } from '@fudao/plugin-sdk';
import { ErrorState } from '../../states/error-state.ts';
import { Loading } from '../../states/loading.ts';
import { Language } from '../../texts/language.ts';
import { LocalTextPipe } from '../../texts/local-text.pipe.ts';
import { PLUGIN } from '../plugin-scope.ts';
import { injectMode } from './dark-mode.ts';
import { readColours } from './frame-colours.ts';
import { FrameConnection } from './frame-connection.ts';
import { injectFrameServices } from './frame-services.ts';
import { GreetedDocuments } from './greeted-documents.ts';

const greeting: FrameGreeting = 'fudao-frame-1';
/** A page that has not asked for its line by then is not going to. */
const longestSilenceMs = 15_000;
/** Its scripts have run when a document is loaded: whatever does not greet by then is not the plugin's page. */
const longestUngreetedMs = 3_000;
/** A page may reload itself; one that does nothing else is ended. */
const mostGreetings = 5;

/**
 * A plugin's page in a frame of its own: without our origin (no cookies, no storage, no parent), and under a policy
 * that lets it fetch nothing. All it can do is ask, on a line that is checked here.
 */
@Component({
  selector: 'fd-plugin-frame',
  imports: [ErrorState, Loading, LocalTextPipe, TranslocoPipe],
  template: `
    @if (status() === 'failed') {
      <fd-error-state [problem]="failure() | transloco" (retried)="begin()" />
    } @else {
      @if (status() === 'loading') {
        <fd-loading [rows]="2" />
      }
      <iframe
        #frame
        sandbox="allow-scripts allow-forms"
        referrerpolicy="no-referrer"
        [class.waiting]="status() === 'loading'"
        [title]="plugin.name | localText"
        [src]="address"
        [style.height.px]="height()"
        (load)="look($event)"
      ></iframe>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    iframe {
      display: block;
      width: 100%;
      border: 0;
      color-scheme: normal;
    }
    .waiting {
      visibility: hidden;
    }
  `,
})
export class PluginFrame {
  protected readonly plugin = inject(PLUGIN);
  private readonly page = inject(DOCUMENT);
  private readonly language = inject(Language);
  private readonly mode = injectMode();
  private readonly element = viewChild<ElementRef<HTMLIFrameElement>>('frame');
  private readonly services = injectFrameServices(this.plugin.id, {
    resize: (height) => this.height.set(height),
    giveUp: () => this.fail(),
  });
  private connection: FrameConnection | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private ungreeted: ReturnType<typeof setTimeout> | undefined;
  private documents = new GreetedDocuments();
  private greetings = 0;

  /** What stands behind `/p/<plugin id>/`. */
  readonly route = input('');
  readonly slot = input<string | null>(null);
  protected readonly status = signal<'loading' | 'shown' | 'failed'>('loading');
  protected readonly failure = signal<'plugin.failed' | 'plugin.left'>('plugin.failed');
  protected readonly height = signal(0);
  /** The platform's own address of a release, by its content; nobody else's word is in it. */
  protected readonly address = inject(DomSanitizer).bypassSecurityTrustResourceUrl(this.plugin.moduleUrl);
  private readonly situation = computed(() => ({
    mode: this.mode(),
    language: this.language.current(),
    route: this.route(),
    slot: this.slot(),
  }));

  constructor() {
    const hear = (event: MessageEvent) => this.hear(event);
    window.addEventListener('message', hear);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('message', hear);
      this.end();
    });
    // The page's colours follow the mode in an effect of their own: they are read after it.
    effect(() => {
      this.situation();
      untracked(() => setTimeout(() => this.tell()));
    });
    this.begin();
  }

  protected begin(): void {
    this.end();
    this.greetings = 0;
    this.documents = new GreetedDocuments();
    this.status.set('loading');
    this.silence = setTimeout(() => this.fail(), longestSilenceMs);
  }

  private hear({ source, data }: MessageEvent): void {
    const frame = this.element()?.nativeElement.contentWindow;
    if (!frame || source !== frame || data !== greeting) return;
    this.documents.greet();
    this.greetings += 1;
    if (this.greetings > mostGreetings) return this.fail();
    this.end();
    const { port1, port2 } = new MessageChannel();
    this.connection = new FrameConnection(port1, this.plugin.id, this.services);
    // Its origin is opaque, so it cannot be named; the port goes to this very window.
    frame.postMessage(greeting, '*', [port2]);
    this.tell();
    this.status.set('shown');
  }

  /** A page that had its line and is another one now: its own, loaded anew, or something that says nothing to us. */
  protected look({ target }: Event): void {
    // Before it has its address a frame loads an empty document, of its own.
    if (!(target as HTMLIFrameElement).src) return;
    this.documents.load();
    if (this.status() !== 'shown') return;
    clearTimeout(this.ungreeted);
    this.ungreeted = setTimeout(() => {
      if (this.documents.isOneSilent) this.fail('plugin.left');
    }, longestUngreetedMs);
  }

  private tell(): void {
    const { mode, language, route, slot } = this.situation();
    const context: FrameContext = { theme: { mode, colours: readColours(this.page) }, language, route, slot };
    this.connection?.tell(context);
  }

  private fail(failure: 'plugin.failed' | 'plugin.left' = 'plugin.failed'): void {
    this.end();
    this.failure.set(failure);
    this.status.set('failed');
  }

  private end(): void {
    clearTimeout(this.silence);
    clearTimeout(this.ungreeted);
    this.connection?.close();
    this.connection = undefined;
  }
}
