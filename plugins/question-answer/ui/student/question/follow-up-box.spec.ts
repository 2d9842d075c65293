import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { clickOn, provideTesting, type } from '@fudao/ui-kit/testing';
import type { FollowUp } from '../../../api.ts';
import { FollowUpBox } from './follow-up-box.ts';

describe('a follow-up', () => {
  let fixture: ComponentFixture<FollowUpBox>;
  const page = () => fixture.nativeElement as HTMLElement;
  const field = () => page().querySelector('textarea');
  const show = async (followUp: Partial<FollowUp> | null) => {
    fixture.componentRef.setInput('followUp', followUp && { text: '为什么？', askedAt: '2026-11-22T10:00:00.000Z', reply: null, ...followUp });
    await fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = TestBed.createComponent(FollowUpBox);
    fixture.componentRef.setInput('teacherName', '周慕白');
    await show(null);
  });

  it('that is held says so, and cannot be asked a second time', async () => {
    await show({ held: 'waiting' });
    expect(page().textContent).toContain('followUp.standing.waiting');
    expect(page().querySelector('button')).toBeNull();
    await show({});
    expect(page().textContent).toContain('followUp.standing.asked');
    expect(page().querySelector('button')).toBeNull();
  });

  it('that was refused is written on with, and the form closes once it is sent', async () => {
    const sent: string[] = [];
    fixture.componentInstance.sent.subscribe((text) => sent.push(text));
    await show({ held: 'refused' });
    clickOn(fixture, 'followUp.again');
    await fixture.whenStable();
    expect(field()!.value).toBe('为什么？');
    type(field()!, '请问为什么？');
    await fixture.whenStable();
    clickOn(fixture, 'followUp.send');
    expect(sent).toEqual(['请问为什么？']);
    await show({ text: '请问为什么？', askedAt: '2026-11-22T10:05:00.000Z' });
    expect(field()).toBeNull();
  });
});
