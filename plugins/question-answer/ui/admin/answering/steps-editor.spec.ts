import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '@fudao/ui-kit/testing';
import { StepsEditor } from './steps-editor.ts';

describe('the steps of a solution', () => {
  let fixture: ComponentFixture<StepsEditor>;
  let changes: (readonly string[])[];
  const fields = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLTextAreaElement>('textarea')];

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = TestBed.createComponent(StepsEditor);
    fixture.componentRef.setInput('steps', ['一', '二']);
    changes = [];
    fixture.componentInstance.changed.subscribe((steps) => {
      changes.push(steps);
      fixture.componentRef.setInput('steps', steps);
    });
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  });

  it('are put in order by the keyboard, and the caret follows', async () => {
    fields()[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    expect(changes).toEqual([['二', '一']]);
    expect(document.activeElement).toBe(fields()[1]!);
  });

  it('leave a gap for nobody: the last one cannot be removed', async () => {
    fixture.componentRef.setInput('steps', ['一']);
    await fixture.whenStable();
    const remove = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>('.tools button')].at(-1)!;
    expect(remove.disabled).toBe(true);
  });
});
