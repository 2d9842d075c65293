import { Component, inject, InjectionToken, input } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aContribution } from '../testing/a-contribution.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { clickOn, render } from '../testing/render.ts';
import { definePluginUi, type PluginUi } from './define-plugin-ui.ts';
import { PluginHost } from './plugin-host.ts';
import { PluginModuleLoader } from './plugin-module-loader.ts';
import { PluginSlot } from './plugin-slot.ts';

const VERSION = new InjectionToken<string>('version');

@Component({ selector: 'fd-spec-card', template: `卡片 {{ version }} {{ size() }}` })
class Card {
  protected readonly version = inject(VERSION);
  readonly size = input('');
}

const ui = (version: string): PluginUi =>
  definePluginUi({
    routes: [],
    providers: [{ provide: VERSION, useValue: version }],
    slots: { Card },
    texts: { 'zh-CN': {}, en: {} },
  });

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('PluginSlot', () => {
  const modules: Record<string, PluginUi> = {};
  const contribution = (id: string, version: string) =>
    aContribution({ id, version, moduleUrl: `/${id}-${version}.js`, slots: { 'home.card': 'Card' } });
  let host: PluginHost;
  let fixture: ComponentFixture<PluginSlot>;
  const text = () => (fixture.nativeElement as HTMLElement).textContent?.replaceAll(/\s+/g, ' ').trim();
  const show = async (...contributions: Parameters<PluginHost['show']>[0]) => {
    host.show(contributions);
    await fixture.whenStable();
    await tick();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    for (const name of ['a-1', 'a-2', 'b-1']) modules[`/${name}.js`] = ui(name);
    const load = (url: string) =>
      modules[url] ? Promise.resolve(modules[url]) : Promise.reject(new Error('no network'));
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: PluginModuleLoader, useValue: { load } }],
    });
    host = TestBed.inject(PluginHost);
    fixture = await render(PluginSlot, { name: 'home.card', inputs: { size: '大' } });
  });

  it('shows what plugins put there, with the plugin’s own providers and the slot’s inputs', async () => {
    await show(contribution('a', '1'), contribution('b', '1'));
    expect(text()).toBe('卡片 a-1 大卡片 b-1 大');
  });

  it('that is quiet shows nothing of what could not be fetched', async () => {
    fixture = await render(PluginSlot, { name: 'home.card', isQuiet: true });
    await show(contribution('gone', '1'), contribution('a', '1'));
    expect(text()).toBe('卡片 a-1');
  });

  it('follows plugins that come, change and go', async () => {
    expect(text()).toBe('');
    await show(contribution('a', '1'));
    expect(text()).toBe('卡片 a-1 大');
    await show(contribution('a', '2'));
    expect(text()).toBe('卡片 a-2 大');
    await show();
    expect(text()).toBe('');
  });

  it('says when all that it shows has its room, also what could not be loaded', async () => {
    expect(fixture.componentInstance.isSettled()).toBeTrue();
    delete modules['/b-1.js'];
    host.show([contribution('a', '1'), contribution('b', '1')]);
    expect(fixture.componentInstance.isSettled()).toBeFalse();
    await show(contribution('a', '1'), contribution('b', '1'));
    expect(text()).toContain('没能加载');
    expect(fixture.componentInstance.isSettled()).toBeTrue();
  });

  it('offers another try where a module could not be loaded', async () => {
    delete modules['/a-1.js'];
    await show(contribution('a', '1'));
    expect(text()).toContain('“问答中心”没能加载。');
    modules['/a-1.js'] = ui('late');
    clickOn(fixture, '重试');
    await tick();
    await fixture.whenStable();
    expect(text()).toBe('卡片 late 大');
  });
});
