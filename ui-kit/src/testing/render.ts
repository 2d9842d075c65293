import { type Type, inputBinding } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Texts } from '../plugin-host/define-plugin-ui.ts';

/** A component on its own, in the document (dialogs and focus need one), with its texts loaded. */
export async function render<T>(type: Type<T>, inputs: Record<string, unknown> = {}): Promise<ComponentFixture<T>> {
  await firstValueFrom(TestBed.inject(TranslocoService).load('zh-CN'));
  const bindings = Object.entries(inputs).map(([name, value]) => inputBinding(name, () => value));
  const fixture = TestBed.createComponent(type, { bindings });
  await fixture.whenStable();
  return fixture;
}

/** The texts of a plugin, as the app would have added them: before what shows them is rendered. */
export async function loadPluginTexts(pluginId: string, texts: Texts): Promise<void> {
  const transloco = TestBed.inject(TranslocoService);
  await firstValueFrom(transloco.load('zh-CN'));
  transloco.setTranslation({ [pluginId]: texts }, 'zh-CN', { merge: true });
}

export function query<E extends HTMLElement = HTMLElement>(fixture: ComponentFixture<unknown>, selector: string): E {
  const found = (fixture.nativeElement as HTMLElement).querySelector<E>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

/** A click on what holds these words. */
export function clickOn(fixture: ComponentFixture<unknown>, words: string): void {
  const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('button, a')];
  const found = buttons.find((button) => button.textContent?.includes(words) || button.ariaLabel?.includes(words));
  if (!found) throw new Error(`there is no button with "${words}"`);
  found.click();
}

/** Types into a field as a person would. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
