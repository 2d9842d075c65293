import { Subject, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { Deed } from './deed.ts';

const refused = new ApiProblem({ status: 409, code: 'FULL', sentence: '已满', retryable: false });

describe('a deed', () => {
  it('runs once at a time, and says what follows', async () => {
    const deed = new Deed();
    const [request, done] = [new Subject<number>(), [] as number[]];
    const first = deed.run(request, (answer) => done.push(answer));
    expect(deed.isRunning()).toBeTrue();
    await deed.run(request, () => done.push(0));
    request.next(7);
    await first;
    expect([done, deed.isRunning(), deed.problem()]).toEqual([[7], false, null]);
  });

  it('keeps its refusal until it is tried again', async () => {
    const deed = new Deed();
    await deed.run(
      throwError(() => refused),
      () => fail('was refused'),
    );
    expect([deed.problem(), deed.isRunning()]).toEqual([refused, false]);
    void deed.run(new Subject(), () => undefined);
    expect(deed.problem()).toBeNull();
  });

  it('does not take a fault of ours for a refusal', async () => {
    const deed = new Deed();
    await expectAsync(deed.run(throwError(() => new TypeError('a slip')), () => undefined)).toBeRejectedWithError(TypeError);
    expect([deed.problem(), deed.isRunning()]).toEqual([null, false]);
  });
});
