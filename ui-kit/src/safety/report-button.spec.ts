import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { clickOn, query, render, type } from '../testing/render.ts';
import { Toasts } from '../toast/toasts.ts';
import { ReportButton } from './report-button.ts';

describe('fd-report-button', () => {
  let fixture: ComponentFixture<ReportButton>;
  const target = { pluginId: 'question-answer', kind: 'answer', id: 'a1' };
  const server = () => TestBed.inject(HttpTestingController);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const isOpen = () => query<HTMLDialogElement>(fixture, 'dialog').open;
  const open = async () => {
    clickOn(fixture, '举报');
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(ReportButton, { target });
    await open();
  });

  it('sends why, and words if there are any, and thanks', async () => {
    expect(query<HTMLButtonElement>(fixture, '.fd-actions button:last-child').disabled).toBeTrue();
    query(fixture, 'input[value="danger"]').click();
    await settle();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('110');
    type(query<HTMLTextAreaElement>(fixture, 'textarea'), ' 他让我害怕 ');
    clickOn(fixture, '提交举报');
    await settle();
    const sent = server().expectOne('/api/safety/reports');
    expect(sent.request.body).toEqual({ target, reason: 'danger', words: '他让我害怕' });
    sent.flush({ id: 'r1' });
    await settle();
    expect(isOpen()).toBeFalse();
    expect(TestBed.inject(Toasts).shown().length).toBe(1);
  });

  it('is about the person who wrote it, where that is chosen', async () => {
    query(fixture, 'input[value="person"]').click();
    query(fixture, 'input[value="contact"]').click();
    await settle();
    clickOn(fixture, '提交举报');
    await settle();
    const sent = server().expectOne('/api/safety/reports');
    expect(sent.request.body).toEqual({ target: { ...target, ofAuthor: true }, reason: 'contact' });
    sent.flush({ id: 'r1' });
  });

  it('of a person asks for no more than why', async () => {
    fixture.destroy();
    fixture = await render(ReportButton, { target: { kind: 'person', id: 't1' } });
    await open();
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('发布的人');
  });

  it('says what failed, and keeps what was written', async () => {
    query(fixture, 'input[value="insult"]').click();
    type(query<HTMLTextAreaElement>(fixture, 'textarea'), '骂人');
    await settle();
    clickOn(fixture, '提交举报');
    await settle();
    const problem = { code: 'SAFETY_TOO_MANY_REPORTS', detail: '今天的举报已经很多了', retryable: true };
    server().expectOne('/api/safety/reports').flush(problem, { status: 429, statusText: 'Too Many' });
    await settle();
    expect(query(fixture, '.problem').textContent).toContain('今天的举报已经很多了');
    expect([isOpen(), query<HTMLTextAreaElement>(fixture, 'textarea').value]).toEqual([true, '骂人']);
  });
});
