import { TestBed } from '@angular/core/testing';
import { provideTesting } from '@fudao/ui-kit/testing';
import { ApiClient, Realtime, Toasts } from '@fudao/ui-kit/shell';
import { of, Subject } from 'rxjs';
import { type Use, UseWatch } from './use-watch.ts';

const free: Use = { state: 'free', minutesLeft: null, until: null };

describe('use of the app', () => {
  let pushed: Subject<Use>;
  let asked: string[];
  let watch: UseWatch;
  const toasts = () => TestBed.inject(Toasts).shown();

  beforeEach(() => {
    pushed = new Subject();
    asked = [];
    const api = { get: (path: string) => (asked.push(path), of(free)) };
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: ApiClient, useValue: api }, { provide: Realtime, useValue: { on: () => pushed } }],
    });
    watch = TestBed.inject(UseWatch);
    TestBed.tick();
  });

  it('is told to the platform, and means nothing while it is free', () => {
    expect(asked).toEqual(['/api/policy/use']);
    expect([watch.isStopped(), toasts()]).toEqual([false, []]);
  });

  it('is warned of, once, and the warning goes when it is over', () => {
    pushed.next({ state: 'warned', minutesLeft: 5, until: null });
    TestBed.tick();
    pushed.next({ state: 'warned', minutesLeft: 4, until: null });
    TestBed.tick();
    expect(toasts().length).toBe(1);
    pushed.next(free);
    TestBed.tick();
    expect(toasts()).toEqual([]);
  });

  it('is stopped until the moment that the platform names', () => {
    pushed.next({ state: 'stopped', minutesLeft: null, until: Date.now() + 600_000 });
    TestBed.tick();
    expect(watch.isStopped()).toBeTrue();
    pushed.next({ state: 'stopped', minutesLeft: null, until: Date.now() - 1_000 });
    TestBed.tick();
    expect(watch.isStopped()).toBeFalse();
  });
});
