import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { query, render } from '../testing/render.ts';
import { StarRating } from './star-rating.ts';

@Component({
  selector: 'fd-spec-host',
  imports: [StarRating],
  template: `<fd-star-rating legend="这个解答有帮助吗" [readonly]="isShown()" [(stars)]="stars" />`,
})
class Host {
  readonly stars = signal(0);
  readonly isShown = signal(false);
}

describe('StarRating', () => {
  let fixture: ComponentFixture<Host>;
  const radios = () => [
    ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('input[type=radio]'),
  ];

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
  });

  it('is a group of five radio buttons, none of them chosen', () => {
    expect(radios().length).toBe(5);
    expect(radios().some(({ checked }) => checked)).toBeFalse();
    expect(query(fixture, 'legend').textContent).toBe('这个解答有帮助吗');
    expect(query(fixture, '.words').textContent).toBe('请选择');
  });

  it('gives the stars and says them in words', async () => {
    radios()[3]!.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.stars()).toBe(4);
    expect(query(fixture, '.words').textContent).toBe('很有帮助');
  });

  it('shows a rating that is given, in one sentence', async () => {
    fixture.componentInstance.stars.set(3);
    fixture.componentInstance.isShown.set(true);
    await fixture.whenStable();
    expect(radios().length).toBe(0);
    expect(query(fixture, '[role=img]').ariaLabel).toBe('3 星');
  });
});
