import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { BoardLine, type Pointed } from './board-line.ts';
import { BoardPointers } from './board-pointers.ts';

describe('BoardPointers', () => {
  const told = new Subject<Pointed>();
  const line = jasmine.createSpyObj<BoardLine>('BoardLine', ['point', 'pointedOn']);
  let pointers: BoardPointers;
  const shown = () => pointers.others().map(({ by, x }) => `${by} ${x}`);

  beforeEach(() => {
    jasmine.clock().install();
    line.point.calls.reset();
    line.pointedOn.and.returnValue(told);
    TestBed.configureTestingModule({ providers: [BoardPointers, { provide: BoardLine, useValue: line }] });
    pointers = TestBed.inject(BoardPointers);
    pointers.open('b1');
  });
  afterEach(() => jasmine.clock().uninstall());

  it('shows each of the others once, where they point last, and for a moment only', () => {
    for (const [by, x] of [['lin', 1], ['ann', 5], ['lin', 2]] as const) told.next({ by, page: 'first', x, y: 0 });
    expect(shown()).toEqual(['ann 5', 'lin 2']);
    jasmine.clock().tick(1_500);
    told.next({ by: 'ann', page: 'first', x: 6, y: 0 });
    jasmine.clock().tick(600);
    expect(shown()).toEqual(['ann 6']);
    jasmine.clock().tick(2_000);
    expect(shown()).toEqual([]);
  });

  it('tells whole units, and no more often than a phone bears', () => {
    let now = 1_000;
    spyOn(performance, 'now').and.callFake(() => now);
    for (; now < 1_200; now += 10) pointers.point({ page: 'first', x: now / 3, y: 0.4 });
    expect(line.point.calls.count()).toBe(4);
    expect(line.point.calls.first().args).toEqual(['b1', { page: 'first', x: 333, y: 0 }]);
  });
});
