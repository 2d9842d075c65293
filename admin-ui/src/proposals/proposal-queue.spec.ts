import { TestBed } from '@angular/core/testing';
import { of, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import type { Proposal, ProposalPageOf } from './proposal.ts';
import { ProposalQueue } from './proposal-queue.ts';
import { ProposalsApi } from './proposals-api.ts';

const proposal = (id: string) => ({ id, state: 'pending', subject: 'math' }) as Proposal;
const pages: Record<string, ProposalPageOf> = {
  first: { items: [proposal('a'), proposal('b')], nextCursor: 'b' },
  b: { items: [proposal('c')], nextCursor: null },
};

describe('ProposalQueue', () => {
  let queue: ProposalQueue;
  const decide = jasmine.createSpy('decide');
  const byCursor = (_: string, cursor: string | null) => of(pages[cursor ?? 'first']!);
  const list = jasmine.createSpy('list');
  const ids = () => queue.items()?.map(({ id }) => id);

  beforeEach(async () => {
    decide.calls.reset();
    decide.and.returnValue(of({}));
    list.and.callFake(byCursor);
    TestBed.configureTestingModule({
      providers: [ProposalQueue, { provide: ProposalsApi, useValue: { list, decide } }],
    });
    queue = TestBed.inject(ProposalQueue);
    await queue.show('pending');
  });

  it('lists page by page', async () => {
    expect(ids()).toEqual(['a', 'b']);
    await queue.more();
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(queue.nextCursor()).toBeNull();
  });

  it('follows what others propose and decide, without disturbing who reads on', async () => {
    queue.select('a');
    list.and.returnValue(of({ items: [proposal('b'), proposal('new')], nextCursor: null }));
    await queue.refresh();
    expect(ids()).toEqual(['a', 'b', 'new']);
    expect(queue.open()?.id).toBe('a');
    queue.select(null);
    await queue.refresh();
    expect(ids()).toEqual(['b', 'new']);
  });

  it('is not refreshed on a later page, nor emptied by a failure', async () => {
    await queue.more();
    list.and.returnValue(of({ items: [], nextCursor: null }));
    await queue.refresh();
    expect(ids()).toEqual(['a', 'b', 'c']);
    list.and.callFake(byCursor);
    await queue.show('pending');
    list.and.returnValue(
      throwError(() => new ApiProblem({ status: 0, code: 'X', sentence: '网络不通', retryable: true })),
    );
    await queue.refresh();
    expect(ids()).toEqual(['a', 'b']);
  });

  it('takes out what is decided and opens the next', async () => {
    queue.select('a');
    expect(await queue.decide(proposal('a'), { decision: 'accept' })).toBeTrue();
    expect(ids()).toEqual(['b']);
    expect(queue.open()?.id).toBe('b');
  });

  it('opens the one before after the last', async () => {
    queue.select('b');
    await queue.decide(proposal('b'), { decision: 'return', reason: '缺少步骤' });
    expect(queue.open()?.id).toBe('a');
  });

  it('keeps a proposal whose decision was refused, and says why', async () => {
    decide.and.returnValue(
      throwError(() => new ApiProblem({ status: 409, code: 'X', sentence: '已由他人审核', retryable: false })),
    );
    expect(await queue.decide(proposal('a'), { decision: 'accept' })).toBeFalse();
    expect(ids()).toEqual(['a', 'b']);
    expect(queue.problem()?.sentence).toBe('已由他人审核');
  });

  it('gives each decision a key of its own', async () => {
    await queue.decide(proposal('a'), { decision: 'accept' });
    await queue.decide(proposal('b'), { decision: 'accept' });
    const [first, second] = decide.calls.allArgs().map(([, , key]) => key as string);
    expect(first).not.toBe(second);
  });
});
