import type { EnvironmentProviders, Provider, Type } from '@angular/core';
import type { Routes } from '@angular/router';
import type { LanguageCode } from '../texts/language.ts';

/** Nested texts; a key is the path joined by dots. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** Texts, or what fetches them: of two languages nearly everybody reads one. Chinese stands in for what is not there. */
export type TextsSource = Texts | (() => Promise<Texts>);

export interface PluginUi {
  /** Pages below `/p/<plugin id>/`. */
  readonly routes: Routes;
  /** Live as long as this version is in use: `providePluginState`, `providePluginEffects`, services. */
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  /** Found under the plugin's id: `{{ 'question-answer.ask.title' | transloco }}`. */
  readonly texts: Readonly<Record<LanguageCode, TextsSource>>;
  /** Components for the shell's slots, by the name that the manifest gives. */
  readonly slots?: Readonly<Record<string, Type<unknown>>>;
}

/** Declares a plugin's user interface: the default export of `ui/<app>/index.ts`. */
export function definePluginUi(ui: PluginUi): PluginUi {
  return ui;
}
