import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ApiClient, ApiProblem, Realtime, selectPermissions } from '@fudao/ui-kit';
import { clickOn, loadPluginTexts, provideTesting, render } from '@fudao/ui-kit/testing';
import { Store } from '@ngrx/store';
import { Subject } from 'rxjs';
import { signal } from '@angular/core';
import { RecordingOutbox } from '../../shared/recording/recording-outbox.ts';
import { WarmSession } from '../../shared/session/warm-session.ts';
import { Subjects } from '../../shared/subjects/subjects.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aDesk, aRing } from '../../shared/testing/examples.ts';
import { DutyDesk } from '../duty/duty-desk.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { RingNotice } from './ring-notice.ts';
import { RingOverlay } from './ring-overlay.ts';
import { RingTone } from './ring-tone.ts';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('what rings', () => {
  let api: AnApi;
  let pushes: Subject<unknown>;
  let tone: jasmine.SpyObj<RingTone>;
  let warm: jasmine.SpyObj<WarmSession>;
  let fixture: ComponentFixture<RingOverlay>;
  const permissions = signal<readonly string[]>([]);
  const dialog = () => (fixture.nativeElement as HTMLElement).querySelector('dialog');

  async function tell(desk: unknown): Promise<void> {
    pushes.next({});
    await wait(80);
    api.reply('get', '/duty', desk);
    await fixture.whenStable();
  }

  beforeEach(async () => {
    api = new AnApi();
    api.known.set('/api/knowledge/subjects', { subjects: [], grades: [] });
    pushes = new Subject();
    permissions.set(['one-to-one:tutor']);
    tone = jasmine.createSpyObj<RingTone>('RingTone', ['start', 'stop', 'allow']);
    warm = jasmine.createSpyObj<WarmSession>('WarmSession', ['start']);
    TestBed.configureTestingModule({
      providers: [
        provideTesting(), Subjects, DutyDesk, RingNotice,
        { provide: RingTone, useValue: tone },
        { provide: RecordingOutbox, useValue: { resume: () => undefined } },
        { provide: WarmSession, useValue: warm },
        { provide: ApiClient, useValue: api },
        { provide: Realtime, useValue: { on: () => pushes, reopened: new Subject<void>() } },
      ],
    });
    const store = TestBed.inject(Store);
    const select = store.selectSignal.bind(store);
    spyOn(store, 'selectSignal').and.callFake(((selector: never) => (selector === (selectPermissions as never) ? permissions : select(selector))) as never);
    await loadPluginTexts('one-to-one', zhCN);
    fixture = await render(RingOverlay);
  });

  it('shows the question, sounds and says so in the title, until it is over', async () => {
    const title = document.title;
    await tell(aDesk({ ringing: aRing }));
    expect(dialog()?.textContent).toContain('怎么求最值？');
    expect(tone.start).toHaveBeenCalledTimes(1);
    expect(warm.start).toHaveBeenCalled();
    expect(document.title).toBe(zhCN.ring.title);
    await tell(aDesk());
    expect(dialog()).toBeNull();
    expect(tone.stop).toHaveBeenCalled();
    expect(document.title).toBe(title);
  });

  it('rings once for one call, however often the desk is read', async () => {
    await tell(aDesk({ ringing: aRing }));
    await tell(aDesk({ ringing: { ...aRing } }));
    expect(tone.start).toHaveBeenCalledTimes(1);
  });

  it('leads into the session that has begun', async () => {
    const opened = spyOn(TestBed.inject(Router), 'navigateByUrl').and.resolveTo(true);
    await tell(aDesk({ ringing: aRing }));
    dialog()!.querySelector<HTMLElement>('button.accept')!.click();
    expect(tone.stop).toHaveBeenCalled();
    api.reply('post', '/calls/c1/accept', { sessionId: 's1' });
    await wait(5);
    expect(opened).toHaveBeenCalledOnceWith('/p/one-to-one/sessions/s1');
  });

  it('is declined with a reason, and read anew where it is over already', async () => {
    await tell(aDesk({ ringing: aRing }));
    clickOn(fixture, '暂不接听');
    await fixture.whenStable();
    clickOn(fixture, '不是我擅长的');
    expect(api.to('post', '/calls/c1/decline')[0]?.body).toEqual({ reason: 'not-my-field' });
    api.fail('post', '/calls/c1/decline', new ApiProblem({ status: 409, code: 'ONE_RING_OVER', sentence: '已不在您这里响铃', retryable: false }));
    await wait(5);
    expect(api.to('get', '/duty').length).toBeGreaterThan(1);
  });
});
