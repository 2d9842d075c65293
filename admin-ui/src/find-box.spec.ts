import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting, query, render } from '@fudao/ui-kit/testing';
import { FindBox } from './find-box.ts';

describe('FindBox', () => {
  let fixture: ComponentFixture<FindBox>;
  let found: string[];

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(FindBox, { label: '查找', value: '王' });
    found = [];
    fixture.componentInstance.found.subscribe((words) => found.push(words));
  });

  it('shows what the address says, and has a name', () => {
    const input = query<HTMLInputElement>(fixture, 'input');
    expect([input.value, input.getAttribute('aria-label')]).toEqual(['王', '查找']);
  });

  it('looks once when the typing rests, and at once on enter', () => {
    jasmine.clock().install().mockDate(new Date(0));
    try {
      const input = query<HTMLInputElement>(fixture, 'input');
      for (const words of ['王', '王远', '王远行']) {
        input.value = words;
        input.dispatchEvent(new Event('input'));
      }
      expect(found).toEqual([]);
      jasmine.clock().tick(1_000);
      expect(found).toEqual(['王远行']);
      input.dispatchEvent(new Event('change'));
      expect(found.length).toBe(2);
    } finally {
      jasmine.clock().uninstall();
    }
  });
});
