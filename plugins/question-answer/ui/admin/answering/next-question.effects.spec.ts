import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ApiClient, ApiProblem, Toasts } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import type { DeskItem } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aDeskItem } from '../../shared/testing/a-question.ts';
import { AnswerPageActions } from './answering.actions.ts';
import { answeringFeature } from './answering.reducer.ts';
import { nextQuestionEffects } from './next-question.effects.ts';

@Component({ selector: 'qa-spec-page', template: '' })
class Nothing {}

const endsAt = '2126-11-22T10:00:00.000Z';

describe('the next question', () => {
  let api: AnApi;
  let store: Store;
  const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

  beforeEach(() => {
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [provideTesting([{ path: '**', component: Nothing }]), { provide: ApiClient, useValue: api }, provideState(answeringFeature), provideEffects(nextQuestionEffects)],
    });
    store = TestBed.inject(Store);
    store.dispatch(AnswerPageActions.opened({ questionId: 'answered' }));
    store.dispatch(AnswerPageActions.nextAsked());
  });

  async function arrive(...items: DeskItem[]): Promise<string> {
    api.reply('get', '/desk', { items, nextCursor: null });
    await tick();
    return TestBed.inject(Router).url;
  }

  it('is the one that waits longest and is nobody else’s', async () => {
    const others = aDeskItem({ id: 'others', claim: { mine: false, endsAt } });
    expect(await arrive(aDeskItem({ id: 'answered' }), others, aDeskItem({ id: 'free' }), aDeskItem({ id: 'later' }))).toBe(links.answer('free'));
  });

  it('is the desk where there is none, and says so', async () => {
    expect(await arrive(aDeskItem({ id: 'answered' }))).toBe(links.desk);
    expect(TestBed.inject(Toasts).shown().length).toBe(1);
  });

  it('stays where it is when the server cannot be asked', async () => {
    api.fail('get', '/desk', new ApiProblem({ status: 0, code: 'X', sentence: '连接不到服务器', retryable: true }));
    await tick();
    expect(TestBed.inject(Router).url).toBe('/');
    expect(TestBed.inject(Toasts).shown().map(({ message }) => message)).toEqual(['连接不到服务器']);
  });
});
