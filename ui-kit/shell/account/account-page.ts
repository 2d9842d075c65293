import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { APP_ID } from '../../src/app/app-id.ts';
import { Appearance, themes } from '../../src/appearance/appearance.ts';
import { Icon } from '../../src/icon/icon.ts';
import { Page } from '../../src/page/page.ts';
import { selectAccount } from '../../src/session/session.reducer.ts';
import { Language, languageCodes } from '../../src/texts/language.ts';
import { SignOut } from './sign-out.ts';

const languageNames = { 'zh-CN': '中文', en: 'English' } as const;
const themeIcons = { system: 'devices', light: 'light_mode', dark: 'dark_mode' } as const;

/** Who one is here, how the app looks, and the way out. */
@Component({
  selector: 'fd-account-page',
  imports: [Icon, Page, RouterLink, TranslocoPipe],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  private readonly signingOut = inject(SignOut);
  /** Only students consent, or their guardians. */
  protected readonly isStudent = inject(APP_ID) === 'student';
  protected readonly appearance = inject(Appearance);
  protected readonly language = inject(Language);
  protected readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly facts = computed(() => {
    const account = this.account();
    return [
      { text: 'account.educationId', value: account?.educationId },
      { text: 'account.district', value: account?.districtName },
      { text: 'account.school', value: account?.schoolName },
      { text: 'account.classGroup', value: account?.classGroupName },
    ].filter(({ value }) => value);
  });
  protected readonly themes = themes.map((theme) => ({
    theme,
    icon: themeIcons[theme],
    text: `account.theme${theme[0]!.toUpperCase()}${theme.slice(1)}`,
  }));
  protected readonly languages = languageCodes.map((code) => ({ code, name: languageNames[code] }));

  protected signOut(): void {
    void this.signingOut.ask();
  }
}
