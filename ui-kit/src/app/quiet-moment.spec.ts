import { quietMoment } from './quiet-moment.ts';

describe('quietMoment', () => {
  it('waits until the browser has nothing to do, and not for ever', async () => {
    const asked = spyOn(globalThis, 'requestIdleCallback').and.callFake((go) => {
      go({ didTimeout: false, timeRemaining: () => 1 });
      return 1;
    });
    await quietMoment();
    expect(asked.calls.mostRecent().args[1]?.timeout).toBeGreaterThan(0);
  });
});
