import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, of } from 'rxjs';
import { clickOn, provideTesting, render } from '@fudao/ui-kit/testing';
import { consentsZhCN } from '../texts/consents.zh-CN.ts';
import type { Ask } from './consent.ts';
import { ConsentsApi } from './consents-api.ts';
import { GuardianPage } from './guardian-page.ts';

const ask = (purpose: string): Ask => ({
  ...{ purpose, pluginId: '', version: '1', isOptional: true, retention: 'P1Y', allowed: false, recipients: [] },
  ...{ name: { 'zh-CN': purpose, en: '' }, explanation: { 'zh-CN': '', en: '' }, refusal: { 'zh-CN': '', en: '' } },
  ...{ state: 'missing', givenBy: null, since: null },
});

describe('GuardianPage', () => {
  let fixture: ComponentFixture<GuardianPage>;
  const api = jasmine.createSpyObj<ConsentsApi>('ConsentsApi', ['openCode', 'answerCode', 'askData']);
  const page = () => fixture.nativeElement as HTMLElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    api.openCode.calls.reset();
    api.openCode.and.returnValue(of({ maskedName: '陆**', schoolName: '清禾中学', items: [ask('甲'), ask('乙')], dataAsked: ['export'] }));
    api.answerCode.and.returnValue(of({ changed: 2 }));
    api.askData.and.returnValue(of({ askedAt: 1 }));
    const route = { fragment: of('k7wm-3hqt-pv9d') };
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: ConsentsApi, useValue: api }, { provide: ActivatedRoute, useValue: route }],
    });
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation({ consents: consentsZhCN }, 'zh-CN', { merge: true });
    fixture = await render(GuardianPage);
    await settle();
  });

  it('reads the code of the address once, and chooses nothing for anybody', () => {
    expect(api.openCode.calls.allArgs()).toEqual([['k7wm-3hqt-pv9d']]);
    expect(page().textContent).toContain('陆**');
    expect(page().querySelectorAll('input:checked').length).toBe(0);
  });

  it('sends nothing before each item, name and relation are there; then all at once', async () => {
    const labels = () => page().querySelectorAll<HTMLElement>('student-ask-choice label');
    labels()[0]!.click();
    clickOn(fixture, '确认并提交');
    await settle();
    expect(api.answerCode).not.toHaveBeenCalled();
    for (const words of ['请选择“同意”或“不同意”', '请填写您的姓名', '请选择与孩子的关系']) expect(page().textContent).toContain(words);
    labels()[3]!.click();
    const name = page().querySelector<HTMLInputElement>('input[autocomplete=name]')!;
    name.value = ' 陆文君 ';
    name.dispatchEvent(new Event('input'));
    page().querySelector<HTMLElement>('input[name=relation]')!.click();
    clickOn(fixture, '确认并提交');
    await settle();
    const [sent] = api.answerCode.calls.mostRecent().args;
    expect(sent).toEqual({
      ...{ code: 'k7wm-3hqt-pv9d', guardianName: '陆文君', relation: 'mother' },
      answers: [
        { purpose: '甲', pluginId: '', version: '1', allowed: true },
        { purpose: '乙', pluginId: '', version: '1', allowed: false },
      ],
    });
    expect(page().textContent).toContain('已经提交');
  });

  it('asks for an erasure instead, which the code then served for; what waits already is not asked again', async () => {
    page().querySelector<HTMLElement>('details summary')!.click();
    const [copy, erasure] = [...page().querySelectorAll<HTMLInputElement>('input[name=data-kind]')];
    expect(copy!.disabled).toBeTrue();
    clickOn(fixture, '提交申请');
    await settle();
    expect(api.askData).not.toHaveBeenCalled();
    erasure!.click();
    const name = page().querySelector<HTMLInputElement>('student-guardian-data input[autocomplete=name]')!;
    name.value = '陆文君';
    name.dispatchEvent(new Event('input'));
    page().querySelector<HTMLElement>('input[name=data-relation]')!.click();
    clickOn(fixture, '提交申请');
    await settle();
    expect(api.askData.calls.mostRecent().args[0]).toEqual({ code: 'k7wm-3hqt-pv9d', kind: 'erasure', guardianName: '陆文君', relation: 'mother' });
    expect(page().textContent).toContain('申请已提交');
  });
});
