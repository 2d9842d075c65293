import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTesting } from '../testing/provide-testing.ts';
import { LateTexts, withTexts } from './late-texts.ts';

describe('texts that come with a page', () => {
  const load = jasmine.createSpy('load');
  const open = () => TestBed.runInInjectionContext(() => withTexts(load, Promise.resolve('page')));

  beforeEach(() => {
    load.calls.reset();
    load.and.resolveTo({ late: { title: '后来' } });
    TestBed.configureTestingModule({ providers: [provideTesting()] });
  });

  it('are there when the page is, and fetched once', async () => {
    expect(await open()).toBe('page');
    expect(TestBed.inject(TranslocoService).translate('late.title')).toBe('后来');
    await open();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('are asked for anew after a failure', async () => {
    load.and.rejectWith(new Error('no network'));
    await expectAsync(open()).toBeRejected();
    load.and.resolveTo({ late: { title: '后来' } });
    await TestBed.inject(LateTexts).add(load);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
