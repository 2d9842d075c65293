import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { ApiClient } from '@fudao/ui-kit';
import { anAccount, clickOn, provideTesting, render } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { BehaviorSubject } from 'rxjs';
import type { SupervisedItem } from '../../../api.ts';
import { subjectsFeature } from '../../shared/subjects/subjects.reducer.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aQuestion } from '../../shared/testing/a-question.ts';
import { SupervisionPage } from './supervision-page.ts';
import { supervisionEffects } from './supervision.effects.ts';
import { supervisionFeature } from './supervision.reducer.ts';

function supervised(id: string): SupervisedItem {
  const { subject, grade, state, askedAt, answerCount, answersWanted, claim } = aQuestion();
  const place = { districtId: 'yunhu', districtName: '云湖区', schoolId: 'yunhu-qinghe', schoolName: '清禾中学' };
  const outcome = { firstAnsweredAt: null, stars: null };
  return { id, subject, grade, state, askedAt, answerCount, answersWanted, claim, pictureCount: 0, ...place, ...outcome };
}

describe('the page of supervision', () => {
  let api: AnApi;
  let fixture: ComponentFixture<SupervisionPage>;
  let address: BehaviorSubject<Params>;
  const navigate = jasmine.createSpy('navigate');
  const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const wanted = () => (navigate.calls.mostRecent().args as [unknown, { queryParams: Params }])[1].queryParams;

  beforeEach(async () => {
    api = new AnApi();
    address = new BehaviorSubject<Params>({ state: 'open', cursor: '5.x', page: '2' });
    navigate.calls.reset();
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: ApiClient, useValue: api },
        { provide: ActivatedRoute, useValue: { queryParams: address } },
        provideState(supervisionFeature),
        provideState(subjectsFeature),
        provideEffects(supervisionEffects),
      ],
    });
    spyOn(TestBed.inject(Router), 'navigate').and.callFake(navigate);
    TestBed.inject(Store).dispatch({ type: '[Session] Signed in', account: anAccount({ roles: ['city-administrator'], districtId: null }) });
    fixture = await render(SupervisionPage);
    api.reply('get', '/supervision', { items: [supervised('a'), supervised('b')], nextCursor: '3.b', previousCursor: '4.a', total: 7 });
    await fixture.whenStable();
  });

  it('shows what its address asks for', () => {
    expect(api.to('get', '/supervision').length).toBe(1);
    expect((fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr').length).toBe(2);
    expect(text()).toContain('清禾中学');
  });

  it('leafs by its address; the first page has one of its own', () => {
    clickOn(fixture, 'supervision.next');
    expect(wanted()).toEqual({ state: 'open', cursor: '3.b', page: 3 });
    clickOn(fixture, 'supervision.previous');
    expect(wanted()).toEqual({ state: 'open' });
  });

  it('begins at the first page when a figure narrows the list, and lets go of it again', async () => {
    clickOn(fixture, 'supervision.states.adopted');
    expect(wanted()).toEqual({ state: 'adopted' });
    clickOn(fixture, 'supervision.clear');
    expect(wanted()).toEqual({});
  });

  it('says that nothing fits, and what to do about it', async () => {
    address.next({ grade: '9' });
    await fixture.whenStable();
    api.reply('get', '/supervision', { items: [], nextCursor: null, previousCursor: null, total: 0 });
    await fixture.whenStable();
    expect(text()).toContain('supervision.noMatch');
    address.next({});
    await fixture.whenStable();
    api.reply('get', '/supervision', { items: [], nextCursor: null, previousCursor: null, total: 0 });
    await fixture.whenStable();
    expect(text()).toContain('supervision.empty');
  });
});
