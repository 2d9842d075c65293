import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { clickOn, query, render, type } from '../testing/render.ts';
import { RichTextEditor } from './rich-text-editor.ts';

@Component({
  selector: 'fd-spec-host',
  imports: [RichTextEditor],
  template: `<fd-rich-text-editor label="题目" [longest]="300" [(text)]="text" (submitted)="sent = sent + 1" />`,
})
class Host {
  readonly text = signal('');
  sent = 0;
}

describe('RichTextEditor', () => {
  let fixture: ComponentFixture<Host>;
  const field = () => query<HTMLTextAreaElement>(fixture, 'textarea');
  const press = (key: string) =>
    field().dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true }));

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
  });

  it('has a label and gives what is typed', async () => {
    expect(query<HTMLLabelElement>(fixture, 'label').htmlFor).toBe(field().id);
    type(field(), '已知函数');
    expect(fixture.componentInstance.text()).toBe('已知函数');
  });

  it('inserts a formula where the caret is, and goes on typing there', async () => {
    type(field(), '求  的值');
    field().setSelectionRange(2, 2);
    clickOn(fixture, '公式');
    await fixture.whenStable();
    clickOn(fixture, '平方根');
    expect(fixture.componentInstance.text()).toBe('求 $\\sqrt{}$ 的值');
    expect(document.activeElement).toBe(field());
    expect(field().selectionStart).toBe('求 $\\sqrt{'.length);
  });

  it('takes a step back with the browser’s own undo', () => {
    field().focus();
    document.execCommand('insertText', false, '重点');
    field().setSelectionRange(0, 2);
    press('b');
    expect(fixture.componentInstance.text()).toBe('**重点**');
    document.execCommand('undo');
    expect(fixture.componentInstance.text()).toBe('重点');
  });

  it('shows how it will look only where that differs', async () => {
    type(field(), '只有文字');
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelector('.preview')).toBeNull();
    type(field(), '$x^2$');
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelector('.preview')).not.toBeNull();
  });

  it('says how much room is left when it gets narrow', async () => {
    type(field(), 'x'.repeat(290));
    await fixture.whenStable();
    expect(query(fixture, '.below').textContent).toContain('还可以输入 10 个字');
  });

  it('is done with control and enter', () => {
    press('Enter');
    expect(fixture.componentInstance.sent).toBe(1);
  });
});
