import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { clickOn, query, render } from '../testing/render.ts';
import { ConfirmationOutlet } from './confirmation-outlet.ts';
import { Confirmations } from './confirmations.ts';
import { Dialog } from './dialog.ts';

@Component({
  selector: 'fd-spec-host',
  imports: [Dialog],
  template: `
    <button type="button" (click)="open.set(true)">打开</button>
    <fd-dialog heading="标题" [(open)]="open"
      ><input id="inside" />
      <div dialogActions><button type="button">好</button></div></fd-dialog
    >
  `,
})
class Host {
  readonly open = signal(false);
}

describe('Dialog', () => {
  let fixture: ComponentFixture<Host>;
  const dialog = () => query<HTMLDialogElement>(fixture, 'dialog');

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
    query(fixture, 'button').focus();
    clickOn(fixture, '打开');
    await fixture.whenStable();
  });

  it('opens above all, named by its heading, with the focus inside', () => {
    expect(dialog().matches(':modal')).toBeTrue();
    expect(document.getElementById(dialog().getAttribute('aria-labelledby')!)?.textContent).toBe('标题');
    expect(dialog().contains(document.activeElement)).toBeTrue();
  });

  it('gives the focus back to what opened it', async () => {
    clickOn(fixture, '关闭');
    await fixture.whenStable();
    expect(dialog().open).toBeFalse();
    expect(document.activeElement).toBe(query(fixture, 'button'));
  });

  it('knows that the browser closed it', async () => {
    dialog().close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fixture.componentInstance.open()).toBeFalse();
  });
});

describe('Confirmations', () => {
  const question = { heading: '停用？', points: ['入口会消失'], confirm: '停用', isDangerous: true };
  let fixture: ComponentFixture<ConfirmationOutlet>;
  let questions: Confirmations;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    questions = TestBed.inject(Confirmations);
    fixture = await render(ConfirmationOutlet);
  });

  it('asks, and gives the answer', async () => {
    const answer = questions.ask(question);
    await fixture.whenStable();
    expect(fixture.nativeElement.textContent).toContain('入口会消失');
    clickOn(fixture, '停用');
    expect(await answer).toBeTrue();
  });

  it('takes closing for a no', async () => {
    const answer = questions.ask(question);
    await fixture.whenStable();
    query<HTMLDialogElement>(fixture, 'dialog').close();
    expect(await answer).toBeFalse();
  });

  it('answers the first with no when it asks a second', async () => {
    const first = questions.ask(question);
    void questions.ask({ ...question, heading: '删除？' });
    expect(await first).toBeFalse();
  });
});
