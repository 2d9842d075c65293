import { Component, computed, DestroyRef, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { AccessToken, type SignedIn } from '../../src/api/access-token.ts';
import { ApiClient } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { APP_ID } from '../../src/app/app-id.ts';
import { Button, IconButton } from '../../src/button/button.ts';
import { Icon } from '../../src/icon/icon.ts';
import type { Account } from '../../src/session/account.ts';
import { SessionActions } from '../../src/session/session.actions.ts';
import { sessionFeature } from '../../src/session/session.reducer.ts';
import { OfflineBanner } from '../../src/states/offline-banner.ts';
import { Language, type LanguageCode } from '../../src/texts/language.ts';
import { ToastOutlet } from '../../src/toast/toast-outlet.ts';
import { BrandMark } from '../brand-mark.ts';
import { type Credentials, DemoAccounts } from './demo-accounts.ts';
import { OwnPasswordForm } from './own-password-form.ts';
import { safeReturnUrl } from './safe-return-url.ts';

const notices = {
  ended: 'signIn.ended',
  asked: 'signIn.signedOut',
  'password-changed': 'signIn.passwordChanged',
} as const;

/** What is wrong with a password of one's own is said where it is chosen; all else at the sign-in. */
const aboutOwnPassword = /^IDENTITY_PASSWORD_(TOO_|IS_|UNCHANGED)/;

/**
 * Education ID and password; after a temporary password, one of one's own. Says gently what is wrong, and
 * keeps what was typed.
 */
@Component({
  selector: 'fd-sign-in-page',
  imports: [
    BrandMark,
    Button,
    DemoAccounts,
    Icon,
    IconButton,
    OfflineBanner,
    OwnPasswordForm,
    ToastOutlet,
    TranslocoPipe,
  ],
  templateUrl: './sign-in-page.html',
  styleUrls: ['./sign-in-page.scss', './sign-in-form.scss'],
})
export class SignInPage {
  private readonly api = inject(ApiClient);
  private readonly tokens = inject(AccessToken);
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  protected readonly app = inject(APP_ID);

  protected readonly educationId = signal('');
  protected readonly password = signal('');
  protected readonly isVisible = signal(false);
  protected readonly isCapsLock = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly wasTried = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** The password is right and temporary: without one of one's own it opens nothing. */
  protected readonly isTemporary = signal(false);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  /** Seconds until the server lets one try again. */
  protected readonly wait = signal(0);
  protected readonly idError = computed(() =>
    this.wasTried() && !this.educationId().trim() ? 'signIn.missingId' : null,
  );
  protected readonly passwordError = computed(() =>
    this.wasTried() && !this.password() ? 'signIn.missingPassword' : null,
  );
  protected readonly otherLanguage = computed<LanguageCode>(() => (this.language.current() === 'en' ? 'zh-CN' : 'en'));
  private readonly because = this.store.selectSignal(sessionFeature.selectSignedOutBecause);
  protected readonly notice = computed(() => {
    const reason = this.because();
    return reason && !this.problem() ? notices[reason] : null;
  });

  constructor() {
    inject(Title).setTitle(`${this.texts.translate('signIn.heading')} · ${this.texts.translate('app.name')}`);
    const timer = setInterval(() => this.wait.update((seconds) => Math.max(0, seconds - 1)), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected switchLanguage(): void {
    void this.language.choose(this.otherLanguage());
  }

  /** Another person may try at once: the wait was for the one before. */
  protected writeId(educationId: string): void {
    this.educationId.set(educationId);
    this.wait.set(0);
  }

  protected fillIn({ educationId, password }: Credentials, next: HTMLElement): void {
    this.writeId(educationId);
    this.password.set(password);
    this.problem.set(null);
    next.focus();
  }

  protected beginAnew(): void {
    this.isTemporary.set(false);
    this.problem.set(null);
    this.password.set('');
  }

  protected noteCapsLock(event: KeyboardEvent | MouseEvent): void {
    this.isCapsLock.set(event.getModifierState?.('CapsLock') ?? false);
  }

  protected async submit(event: Event, form: HTMLElement): Promise<void> {
    event.preventDefault();
    this.wasTried.set(true);
    this.problem.set(null);
    if (this.idError() || this.passwordError()) {
      queueMicrotask(() => form.querySelector<HTMLElement>(this.idError() ? '#education-id' : '#password')?.focus());
      return;
    }
    if (!this.isBusy() && this.wait() === 0) await this.enter();
  }

  protected async enter(newPassword?: string): Promise<void> {
    this.problem.set(null);
    this.isBusy.set(true);
    try {
      await this.signIn(newPassword);
    } catch (problem) {
      this.refuse(problem);
    } finally {
      this.isBusy.set(false);
    }
  }

  private async signIn(newPassword?: string): Promise<void> {
    const given = { educationId: this.educationId().trim(), password: this.password(), app: this.app };
    const body = newPassword === undefined ? given : { ...given, newPassword };
    const answer = await firstValueFrom(this.api.post<SignedIn>('/api/identity/sign-in', body));
    this.tokens.set(answer.accessToken);
    const account = answer.account ?? (await firstValueFrom(this.api.get<Account>('/api/identity/me')));
    this.store.dispatch(SessionActions.signedIn({ account }));
    await this.router.navigateByUrl(safeReturnUrl(this.route.snapshot.queryParamMap.get('returnUrl')), {
      replaceUrl: true,
    });
  }

  private refuse(problem: unknown): void {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (problem.code === 'IDENTITY_PASSWORD_TEMPORARY') return this.askForOwnPassword();
    this.problem.set(problem);
    if (problem.status > 0 && !aboutOwnPassword.test(problem.code)) this.isTemporary.set(false);
    const seconds = Number(problem.details['seconds'] ?? 0);
    if (seconds > 0) this.wait.set(Math.ceil(seconds));
  }

  private askForOwnPassword(): void {
    this.isTemporary.set(true);
    this.heading().nativeElement.focus();
  }
}
