import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RenderSoon } from './render-soon.ts';

const word = signal('before');

@Component({ template: '{{ word() }}' })
class Shown {
  protected readonly word = word;
}

describe('RenderSoon', () => {
  it('shows what changed, once for all who asked in the same task', async () => {
    const shown = TestBed.createComponent(Shown);
    shown.autoDetectChanges();
    await shown.whenStable();
    const rendering = TestBed.inject(RenderSoon);
    word.set('after');
    const first = rendering.run();
    expect(rendering.run()).toBe(first);
    expect((shown.nativeElement as HTMLElement).textContent).toBe('before');
    await first;
    expect((shown.nativeElement as HTMLElement).textContent).toBe('after');
    expect(rendering.run()).not.toBe(first);
  });
});
