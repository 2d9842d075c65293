import { Component, inject, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { DomSanitizer } from '@angular/platform-browser';
import { provideTesting } from '../testing/provide-testing.ts';
import { query, render } from '../testing/render.ts';
import { ReachableScrollers } from './reachable-scrollers.ts';

const formula = (width: number) =>
  `<span class="katex-display" style="display:block;overflow-x:auto"><i style="display:block;width:${width}px">x</i></span>`;

@Component({
  selector: 'fd-spec-host',
  imports: [ReachableScrollers],
  template: `<div [style.width.px]="width()" [innerHTML]="html()" [fdReachableScrollers]="html()"></div>`,
})
class Host {
  private readonly sanitizer = inject(DomSanitizer);
  readonly width = signal(200);
  readonly html = signal(this.sanitizer.bypassSecurityTrustHtml(formula(300)));

  show(html: string): void {
    this.html.set(this.sanitizer.bypassSecurityTrustHtml(html));
  }
}

describe('ReachableScrollers', () => {
  let fixture: ComponentFixture<Host>;
  const scroller = () => query(fixture, '.katex-display');
  /** Sizes are told with the next frame. */
  const settled = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve, 60));
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
    await settled();
  });

  it('lets a keyboard reach a formula that is too wide, and says what it is', () => {
    expect(scroller().tabIndex).toBe(0);
    expect(scroller().getAttribute('role')).toBe('group');
    expect(scroller().getAttribute('aria-label')).toContain('左右移动');
  });

  it('stops nobody at one that fits, also once there is room', async () => {
    fixture.componentInstance.width.set(400);
    await settled();
    expect(scroller().hasAttribute('tabindex')).toBeFalse();
    expect(scroller().hasAttribute('aria-label')).toBeFalse();
  });

  it('looks again at another text', async () => {
    fixture.componentInstance.show('<p>只有文字</p>');
    await settled();
    fixture.componentInstance.show(formula(500));
    await settled();
    expect(scroller().tabIndex).toBe(0);
  });
});
