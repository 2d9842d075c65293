import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { render } from '../testing/render.ts';
import { Tabs } from './tabs.ts';

@Component({
  selector: 'fd-spec-host',
  imports: [Tabs],
  template: `
    <fd-tabs #t="fdTabs" label="视图" [tabs]="tabs" [(selected)]="view" />
    <div role="tabpanel" [id]="t.panelId" [attr.aria-labelledby]="t.tabIdOf(view())"></div>
  `,
})
class Host {
  readonly tabs = [
    { id: 'a', label: '甲' },
    { id: 'b', label: '乙', count: 3 },
    { id: 'c', label: '丙' },
  ];
  readonly view = signal('a');
}

describe('Tabs', () => {
  let fixture: ComponentFixture<Host>;
  const buttons = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const press = async (key: string) => {
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
  });

  it('names its panel, and is one stop for the keyboard', () => {
    expect(buttons().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    const panel = (fixture.nativeElement as HTMLElement).querySelector('[role=tabpanel]')!;
    expect(buttons()[0]!.getAttribute('aria-controls')).toBe(panel.id);
    expect(panel.getAttribute('aria-labelledby')).toBe(buttons()[0]!.id);
  });

  it('goes round with the arrows, to the ends with Home and End', async () => {
    buttons()[0]!.focus();
    await press('ArrowRight');
    expect(fixture.componentInstance.view()).toBe('b');
    expect(document.activeElement).toBe(buttons()[1]!);
    await press('End');
    await press('ArrowRight');
    expect(fixture.componentInstance.view()).toBe('a');
    await press('ArrowLeft');
    expect(fixture.componentInstance.view()).toBe('c');
    await press('Home');
    expect(fixture.componentInstance.view()).toBe('a');
  });

  it('shows the selected one where not all have room', async () => {
    const element = fixture.nativeElement as HTMLElement;
    element.style.cssText = 'display: block; width: 130px';
    const isSeen = (button: HTMLElement) => {
      const [list, own] = [element.querySelector('[role=tablist]')!, button].map((one) => one.getBoundingClientRect());
      // Scrolling stops at whole pixels.
      return own!.left >= list!.left - 1 && own!.right <= list!.right + 1;
    };
    for (const [index, view] of ['c', 'b', 'a'].entries()) {
      fixture.componentInstance.view.set(view);
      await fixture.whenStable();
      expect(isSeen(buttons()[2 - index]!)).withContext(view).toBeTrue();
    }
  });
});
