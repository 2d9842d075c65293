import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { of, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { clickOn, provideTesting, query, render, type } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { AdmissionApi } from './admission-api.ts';
import { emptyContent, type Progress, type QueueItem, type Review } from './admission.ts';
import { ReviewPage } from './review-page.ts';

const review = {
  ...{ id: 'a', state: 'school-review', level: 'school', revision: 4, teacherName: '宋老师', educationId: 'T1' },
  ...{ content: emptyContent, asked: [], knowledgePoints: [], history: [], admission: null, refusal: null },
  ...{ mayDecide: true, isOverdue: false, dueAt: null, enteredAt: null, districtName: '东区', schoolName: '一中' },
} as unknown as Review;
const decided = { id: 'a', state: 'district-review', revision: 5, dueAt: null } as Progress;

describe('ReviewPage', () => {
  let fixture: ComponentFixture<ReviewPage>;
  const api = jasmine.createSpyObj<AdmissionApi>('AdmissionApi', ['application', 'decide', 'queue'], {
    curriculum: of({ subjects: [], grades: [] }),
    options: of({ titles: [], deadlines: { school: 5, district: 7, city: 10 }, openDays: 60 }),
  });

  beforeEach(async () => {
    api.decide.calls.reset();
    api.application.and.returnValue(of(review));
    api.queue.and.returnValue(of({ items: [{ id: 'b', mayDecide: true } as QueueItem], nextCursor: null }));
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: AdmissionApi, useValue: api }] });
    spyOn(TestBed.inject(Router), 'navigate').and.resolveTo(true);
    fixture = await render(ReviewPage, { id: 'a' });
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
    await fixture.whenStable();
  });

  it('approves by keyboard, as it was seen, and goes on to the next', async () => {
    api.decide.and.returnValue(of(decided));
    document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyA' }));
    expect(api.decide).not.toHaveBeenCalled();
    document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyA', altKey: true }));
    await fixture.whenStable();
    expect(api.decide).toHaveBeenCalledOnceWith('a', 4, { decision: 'approve' });
    const [way] = (TestBed.inject(Router).navigate as jasmine.Spy).calls.mostRecent().args;
    expect(way).toEqual(['/admission/reviews', 'b']);
  });

  it('returns with a reason and what to complete, and with neither not at all', async () => {
    api.decide.and.returnValue(of(decided));
    clickOn(fixture, '退回补充');
    await fixture.whenStable();
    const button = query<HTMLButtonElement>(fixture, 'button[form=decision]');
    expect(button.disabled).toBeTrue();
    type(query<HTMLTextAreaElement>(fixture, 'textarea'), '请重拍证书');
    const certificates = [
      ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('dialog input'),
    ].at(-1)!;
    certificates.click();
    await fixture.whenStable();
    button.click();
    await fixture.whenStable();
    const decision = { decision: 'return' as const, reason: '请重拍证书', asked: ['certificates' as const] };
    expect(api.decide).toHaveBeenCalledOnceWith('a', 4, decision);
  });

  it('says why a decision was refused, and offers to look again', async () => {
    const sentence = '您已不再是本级审核人，未作任何更改。';
    api.decide.and.returnValue(
      throwError(() => new ApiProblem({ status: 403, code: 'ADMISSION_ROLE_LOST', sentence, retryable: false })),
    );
    query(fixture, '[aria-keyshortcuts="Alt+A"]').click();
    await fixture.whenStable();
    expect(query(fixture, '[role=alert]').textContent).toContain(sentence);
    expect(TestBed.inject(Router).navigate).not.toHaveBeenCalled();
  });
});
