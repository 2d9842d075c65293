import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { query, render } from '../testing/render.ts';
import { Countdown, formatRemaining } from './countdown.ts';
import { ServerClock } from './server-clock.ts';

@Component({
  selector: 'fd-spec-host',
  imports: [Countdown],
  template: `<fd-countdown [until]="until()" [urgentSeconds]="60" (elapsed)="ended = ended + 1" />`,
})
class Host {
  readonly until = signal(Number.MAX_SAFE_INTEGER);
  ended = 0;
}

describe('formatRemaining', () => {
  it('counts minutes and seconds, hours where there are any, nothing below zero', () => {
    expect(formatRemaining(12 * 60_000 + 5_000)).toBe('12:05');
    expect(formatRemaining(3_725_000)).toBe('1:02:05');
    expect(formatRemaining(999)).toBe('0:01');
    expect(formatRemaining(-5)).toBe('0:00');
  });
});

describe('Countdown', () => {
  let now: number;
  const begin = async (remainingMs: number) => {
    const fixture = await render(Host);
    fixture.componentInstance.until.set(now + remainingMs);
    await fixture.whenStable();
    return fixture;
  };

  beforeEach(() => {
    now = Date.UTC(2026, 10, 22, 12);
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: ServerClock, useValue: { now: () => now } }],
    });
  });

  it('counts by the server’s clock', async () => {
    const fixture = await begin(90_000);
    expect(query(fixture, '[role=timer]').textContent).toBe('1:30');
    expect(query(fixture, 'fd-countdown').classList).not.toContain('urgent');
  });

  it('looks urgent near the end, and starts anew when it is renewed', async () => {
    const fixture = await begin(30_000);
    expect(query(fixture, 'fd-countdown').classList).toContain('urgent');
    fixture.componentInstance.until.set(now + 600_000);
    await fixture.whenStable();
    expect(query(fixture, '[role=timer]').textContent).toBe('10:00');
    expect(query(fixture, 'fd-countdown').classList).not.toContain('urgent');
  });

  it('says once that it has ended', async () => {
    const fixture = await begin(20);
    now += 1_000;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(fixture.componentInstance.ended).toBe(1);
  });
});
