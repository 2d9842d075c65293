import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { clickOn, loadPluginTexts, provideTesting, query, render } from '@fudao/ui-kit/testing';
import { of, throwError } from 'rxjs';
import type { RecordingView, TakeView } from '../../../api.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { SupervisedSound } from './supervised-sound.ts';

const beganAt = '2026-11-23T10:30:00.000Z';
const aTake = (take: string, part: Partial<TakeView> = {}): TakeView => ({ take, bytes: 900, parts: 3, size: 900, isWhole: true, missing: [], beganAt, ...part });
const aRecording = (part: Partial<RecordingView>): RecordingView => ({ recording: 'kept', takes: [aTake('take-0001')], takenUntil: '2026-11-25T11:00:00.000Z', sessionId: 's1', ...part });

describe('the sound of a supervised session', () => {
  const api = jasmine.createSpyObj<ApiClient>('ApiClient', ['download']);
  let fixture: ComponentFixture<SupervisedSound>;
  const words = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const show = async (part: Partial<RecordingView>) => (fixture = await render(SupervisedSound, { recording: aRecording(part) }));
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    api.download.calls.reset();
    api.download.and.returnValue(of({ content: new Blob(['sound']), header: () => null }));
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ApiClient, useValue: api }] });
    await loadPluginTexts('one-to-one', zhCN);
  });

  it('is nothing where the district does not record, and says why where there is none', async () => {
    await show({ recording: 'off', takes: [] });
    expect(words().trim()).toBe('');
    for (const [recording, sentence] of [['no-consent', '没有同意录音'], ['lost', '没有收到录音'], ['removed', '已清除']] as const) {
      await show({ recording, takes: [] });
      expect(words()).toContain(sentence);
      expect(words()).not.toContain('收听');
    }
  });

  it('is not listened to while the session goes on', async () => {
    await show({ recording: 'on', takenUntil: null });
    expect(words()).toContain('正在录音');
    expect((fixture.nativeElement as HTMLElement).querySelector('button')).toBeNull();
  });

  it('is fetched when it is asked for, each take by its place, also where one has nothing yet', async () => {
    await show({ recording: 'partly', takes: [aTake('take-0001', { parts: 0 }), aTake('take-0002', { isWhole: false, missing: [{ from: 3, to: 9 }] })] });
    expect(words()).toContain('有缺');
    expect(api.download).not.toHaveBeenCalled();
    clickOn(fixture, '收听');
    await settle();
    expect(api.download.calls.allArgs()).toEqual([['/api/one-to-one/supervision/s1/recording', { take: 1 }]]);
    expect(query<HTMLAudioElement>(fixture, 'audio').src).toMatch(/^blob:/);
  });

  it('says what keeps it from being heard', async () => {
    api.download.and.returnValue(throwError(() => new ApiProblem({ status: 403, code: 'ONE_OPENING_NEEDED', sentence: '请先申请调阅', retryable: false })));
    await show({});
    clickOn(fixture, '收听');
    await settle();
    expect(words()).toContain('请先申请调阅');
    expect((fixture.nativeElement as HTMLElement).querySelector('audio')).toBeNull();
  });
});
