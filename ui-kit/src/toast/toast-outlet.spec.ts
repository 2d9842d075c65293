import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { clickOn, query, render } from '../testing/render.ts';
import { ToastOutlet } from './toast-outlet.ts';
import { Toasts } from './toasts.ts';

describe('toasts', () => {
  let fixture: ComponentFixture<ToastOutlet>;
  let toasts: Toasts;
  const messages = () => toasts.shown().map(({ message }) => message);

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    toasts = TestBed.inject(Toasts);
    fixture = await render(ToastOutlet);
  });

  it('are read aloud, and lie above dialogs', async () => {
    toasts.show('已保存');
    await fixture.whenStable();
    const layer = query(fixture, '[role=status]');
    expect(layer.textContent).toContain('已保存');
    expect(layer.matches(':popover-open')).toBeTrue();
  });

  it('go after their time, or stay until they are dismissed', async () => {
    toasts.show('短', { durationMs: 10 });
    toasts.show('久', { durationMs: null });
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(messages()).toEqual(['久']);
    await fixture.whenStable();
    clickOn(fixture, '关闭');
    expect(messages()).toEqual([]);
  });

  it('do one thing about it', async () => {
    const run = jasmine.createSpy('run');
    toasts.show('已删除', { action: { label: '撤销', run } });
    await fixture.whenStable();
    clickOn(fixture, '撤销');
    expect(run).toHaveBeenCalledTimes(1);
    expect(messages()).toEqual([]);
  });

  it('are three at most, and one for each key', () => {
    toasts.show('旧', { key: 'same' });
    toasts.show('新', { key: 'same' });
    expect(messages()).toEqual(['新']);
    for (const message of ['一', '二', '三']) toasts.show(message);
    expect(messages()).toEqual(['一', '二', '三']);
  });
});
