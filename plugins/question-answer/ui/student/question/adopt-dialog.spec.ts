import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '@fudao/ui-kit/testing';
import { anAnswer } from '../../shared/testing/a-question.ts';
import { AdoptDialog, type Adoption } from './adopt-dialog.ts';

describe('adopting an answer', () => {
  let fixture: ComponentFixture<AdoptDialog>;
  let confirmed: Adoption[];
  const page = () => fixture.nativeElement as HTMLElement;
  const confirm = () => [...page().querySelectorAll<HTMLButtonElement>('[dialogActions] button')].at(-1)!;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = TestBed.createComponent(AdoptDialog);
    fixture.componentRef.setInput('answer', anAnswer());
    confirmed = [];
    fixture.componentInstance.confirmed.subscribe((adoption) => confirmed.push(adoption));
    await fixture.whenStable();
  });

  it('needs stars', async () => {
    expect(confirm().disabled).toBe(true);
    page().querySelectorAll<HTMLInputElement>('input[type="radio"]')[3]!.click();
    await fixture.whenStable();
    expect(confirm().disabled).toBe(false);
    confirm().click();
    expect(confirmed).toEqual([{ stars: 4, words: '' }]);
  });

  it('keeps what was chosen while the answer is told anew, and begins anew with another', async () => {
    page().querySelectorAll<HTMLInputElement>('input[type="radio"]')[4]!.click();
    fixture.componentRef.setInput('answer', anAnswer());
    await fixture.whenStable();
    expect(confirm().disabled).toBe(false);
    fixture.componentRef.setInput('answer', anAnswer({ id: 'answer-2' }));
    await fixture.whenStable();
    expect(confirm().disabled).toBe(true);
  });

  it('sends nothing twice', async () => {
    fixture.componentRef.setInput('isBusy', true);
    await fixture.whenStable();
    expect(confirm().disabled).toBe(true);
  });
});
