import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { AdmissionApi } from './admission-api.ts';
import type { Counts, QueueItem } from './admission.ts';
import { paramsOf, readReviewFilter, waiting } from './review-filter.ts';
import { ReviewQueue } from './review-queue.ts';

const item = (id: string, mayDecide = true) => ({ id, revision: 2, mayDecide, teacherName: id }) as QueueItem;
const message = { 'zh-CN': '已有变化', en: 'It has changed' };

describe('ReviewQueue', () => {
  let queue: ReviewQueue;
  const api = jasmine.createSpyObj<AdmissionApi>('AdmissionApi', ['queue', 'counts', 'approveMany']);

  beforeEach(() => {
    api.queue.and.returnValue(of({ items: [item('a'), item('b'), item('own', false)], nextCursor: null }));
    api.counts.and.returnValue(of({ waiting: 3, overdue: 0, confirmations: 0, levels: ['school'] } as Counts));
    TestBed.configureTestingModule({ providers: [ReviewQueue, { provide: AdmissionApi, useValue: api }] });
    queue = TestBed.inject(ReviewQueue);
  });

  it('chooses all that may be decided on, and tells what could not be approved', async () => {
    await queue.find(waiting);
    queue.chooseAll(true);
    expect(queue.chosen().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(queue.hasAll()).toBeTrue();
    const items = [
      { id: 'a', isDone: true, message: null },
      { id: 'b', isDone: false, message },
    ];
    api.approveMany.and.returnValue(of({ items }));
    expect(await queue.approveChosen()).toEqual({ done: 1, left: [{ item: item('b'), message }] });
    expect(queue.chosen()).toEqual([]);
  });

  it('asks for what the address says, and the address for nothing but what differs', () => {
    const params = { state: 'returned', subject: 'math', overdue: '1', q: '王', school: 's1' };
    const filter = readReviewFilter(params);
    expect(filter).toEqual({ state: 'returned', q: '王', subject: 'math', schoolId: 's1', isOverdue: true });
    expect(paramsOf(filter)).toEqual(params);
    expect(readReviewFilter({ state: 'emperor', overdue: 'yes' })).toEqual(waiting);
    expect(Object.values(paramsOf(waiting)).every((value) => value === null)).toBeTrue();
  });
});
