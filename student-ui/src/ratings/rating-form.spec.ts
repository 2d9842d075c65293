import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '@fudao/ui-kit/testing';
import type { GivenRating, OwnRating } from './rating.ts';
import { RatingForm } from './rating-form.ts';

const session: OwnRating = { id: 'r1', state: 'owed', mode: 'session', scale: 12, teacherId: 't1', teacherName: '林岚', subject: 'math', at: 0 };
const answer: OwnRating = { ...session, mode: 'answer', scale: 5 };

describe('a rating', () => {
  let fixture: ComponentFixture<RatingForm>;
  let given: GivenRating[];
  const page = () => fixture.nativeElement as HTMLElement;
  const radios = () => [...page().querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const send = () => page().querySelector<HTMLButtonElement>('button[type=submit]')!;

  async function show(rating: OwnRating): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = TestBed.createComponent(RatingForm);
    fixture.componentRef.setInput('rating', rating);
    fixture.componentRef.setInput('tags', [{ id: 'patient', name: { 'zh-CN': '耐心', en: 'Patient' } }]);
    given = [];
    fixture.componentInstance.given.subscribe((one) => given.push(one));
    await fixture.whenStable();
  }

  it('of an answer is a touch on a star and one on the button', async () => {
    await show(answer);
    expect(send().disabled).toBeTrue();
    radios()[3]!.click();
    await fixture.whenStable();
    send().click();
    expect(given).toEqual([{ stars: 4, tagIds: [], words: '' }]);
  });

  it('of live tutoring needs all four answers', async () => {
    await show(session);
    expect(radios()).toHaveSize(16);
    for (const [question, grade] of [3, 2, 0].entries()) radios()[question * 4 + grade]!.click();
    await fixture.whenStable();
    expect(send().disabled).toBeTrue();
    radios()[15]!.click();
    page().querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await fixture.whenStable();
    send().click();
    expect(given).toEqual([{ answers: [3, 2, 0, 3], tagIds: ['patient'], words: '' }]);
  });
});
