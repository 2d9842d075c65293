import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { FrameContext } from '@fudao/plugin-sdk';
import { of } from 'rxjs';
import { ApiClient } from '../../api/api-client.ts';
import { Appearance } from '../../appearance/appearance.ts';
import { aContribution } from '../../testing/a-contribution.ts';
import { provideTesting } from '../../testing/provide-testing.ts';
import { clickOn, query, render } from '../../testing/render.ts';
import { Language } from '../../texts/language.ts';
import { PLUGIN } from '../plugin-scope.ts';
import { PluginFrame } from './plugin-frame.ts';

/** A page that says in calls what it learns, so that the spec hears it: it has no other way out. */
const script = `
  addEventListener('message', ({ ports: [line] }) => {
    let id = 0;
    const tell = (what) => line.postMessage({ kind: 'call', id: ++id, action: 'POST /told', params: { what } });
    line.onmessage = ({ data }) => {
      if (data.kind === 'context') tell(data.context);
      if (data.kind === 'answer' && data.id === 1) {
        line.postMessage({ kind: 'size', height: 321 });
        line.postMessage({ kind: 'navigate', route: 'goals/1' });
      }
    };
  });
  parent.postMessage('fudao-frame-1', '*');
`;
const address = (inner: string) => `data:text/html,${encodeURIComponent(`<script>${inner}</script>`)}`;

@Component({
  selector: 'fd-spec-host',
  imports: [PluginFrame],
  template: `@if (isThere()) {
    <fd-plugin-frame [route]="route()" slot="home.card" />
  }`,
})
class Host {
  readonly isThere = signal(true);
  readonly route = signal('goals');
}

describe('a framed page', () => {
  let fixture: ComponentFixture<Host>;
  let told: FrameContext[];

  async function open(page: string): Promise<void> {
    told = [];
    const api = { post: (path: string, { what }: { what: FrameContext }) => (told.push(what), of({ path })) };
    TestBed.configureTestingModule({
      providers: [
        provideTesting([{ path: '**', children: [] }]),
        { provide: ApiClient, useValue: api },
        { provide: PLUGIN, useValue: aContribution({ id: 'notes', moduleUrl: page, isFramed: true }) },
      ],
    });
    fixture = await render(Host);
  }
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const frame = () => query<HTMLIFrameElement>(fixture, 'iframe');

  it('has no origin, no name of ours and a title', async () => {
    await open(address(script));
    expect(frame().getAttribute('sandbox')).toBe('allow-scripts allow-forms');
    expect(frame().getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(frame().title).toBe('问答中心');
    expect(frame().contentDocument).toBeNull();
  });

  it('learns where it is and how things look, gets its height, and leads within its own pages', async () => {
    await open(address(script));
    await until(() => told.length > 0 && frame().style.height === '321px');
    expect(told[0]).toEqual(jasmine.objectContaining({ language: 'zh-CN', route: 'goals', slot: 'home.card' }));
    expect(told[0]!.theme.colours['--mat-sys-primary']).toMatch(/^(rgb|color)/);
    await until(() => TestBed.inject(Router).url === '/p/notes/goals/1');
  });

  it('hears of theme, language and route as they change, without being loaded anew', async () => {
    await open(address(script));
    await until(() => told.length > 0);
    const first = frame();
    TestBed.inject(Appearance).choose('dark');
    await until(() => told.at(-1)!.theme.mode === 'dark');
    TestBed.inject(Appearance).choose('light');
    await until(() => told.at(-1)!.theme.mode === 'light');
    await TestBed.inject(Language).choose('en');
    await until(() => told.at(-1)!.language === 'en');
    fixture.componentInstance.route.set('goals/2');
    await until(() => told.at(-1)!.route === 'goals/2');
    expect(frame()).toBe(first);
    await TestBed.inject(Language).choose('zh-CN');
    localStorage.clear();
  });

  it('taken away, leaves no element and no listener', async () => {
    const removed = spyOn(window, 'removeEventListener').and.callThrough();
    await open(address(script));
    await until(() => told.length > 0);
    fixture.componentInstance.isThere.set(false);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).querySelector('iframe')).toBeNull();
    expect(removed.calls.allArgs().filter(([name]) => name === 'message').length).toBe(1);
  });

  it('that speaks without end is ended, with a way to try again', async () => {
    await open(
      address(
        `addEventListener('message', ({ ports: [line] }) => { for (let n = 0; n < 5000; n++) line.postMessage(n); }); parent.postMessage('fudao-frame-1', '*');`,
      ),
    );
    await until(() => (fixture.nativeElement as HTMLElement).textContent.includes('重试'));
    expect((fixture.nativeElement as HTMLElement).querySelector('iframe')).toBeNull();
  });

  it('that is loaded again and again is ended', async () => {
    await open(address(`for (let n = 0; n < 9; n++) parent.postMessage('fudao-frame-1', '*');`));
    await until(() => (fixture.nativeElement as HTMLElement).textContent.includes('重试'));
  });

  it('that leads itself elsewhere is taken away, and comes back when it is tried again', async () => {
    const leaving = `${script} addEventListener('message', () => setTimeout(() => (location.href = 'data:text/html,elsewhere'), 100), { once: true });`;
    await open(address(leaving));
    await until(() => told.length > 0);
    const text = () => (fixture.nativeElement as HTMLElement).textContent;
    await until(() => text().includes('离开'));
    expect((fixture.nativeElement as HTMLElement).querySelector('iframe')).toBeNull();
    told = [];
    clickOn(fixture, '重试');
    await until(() => told.length > 0);
    expect(frame()).toBeTruthy();
  });

  it('that loads itself anew goes on', async () => {
    let loads = 0;
    await open(address(script));
    await until(() => told.length > 0);
    const before = told.length;
    frame().addEventListener('load', () => (loads += 1));
    const again = frame().src;
    frame().src = again;
    await until(() => told.length > before && loads > 0);
    await new Promise((resolve) => setTimeout(resolve, 3_200));
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('重试');
  });

  it('is not blamed for the empty document that a frame begins with', async () => {
    await open(address(script));
    await until(() => told.length > 0);
    await until(() => frame().classList.contains('waiting') === false);
    const early = new Event('load');
    Object.defineProperty(early, 'target', { value: document.createElement('iframe') });
    frame().dispatchEvent(early);
    await new Promise((resolve) => setTimeout(resolve, 3_200));
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('重试');
  });
});
