import { TestBed } from '@angular/core/testing';
import { ApiClient } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import type { DeskSummary } from '../../../api.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aDeskItem } from '../../shared/testing/a-question.ts';
import { DeskCardActions, DeskPageActions, DeskPushActions } from './desk.actions.ts';
import { wholeDesk } from './desk.reducer.ts';
import { deskSummaryEffects } from './desk-summary.effects.ts';
import { deskSummaryFeature } from './desk-summary.reducer.ts';

const summary: DeskSummary = { waiting: 2, started: 0, awaitingReply: 1, answered: 3, adopted: 1, claim: null };

describe('the figures of the desk', () => {
  let api: AnApi;
  let store: Store;
  const sums = () => api.to('get', '/desk/summary').length;
  const after = (milliseconds: number) => jasmine.clock().tick(milliseconds);
  const told = (id: string) => store.dispatch(DeskPushActions.released({ questionId: id }));

  beforeEach(() => {
    jasmine.clock().install().mockDate();
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: ApiClient, useValue: api }, provideState(deskSummaryFeature), provideEffects(deskSummaryEffects)],
    });
    store = TestBed.inject(Store);
  });

  afterEach(() => jasmine.clock().uninstall());

  it('are counted by the server when the desk opens and when it is told of something, however much', () => {
    store.dispatch(DeskPageActions.opened({ filter: wholeDesk }));
    after(100);
    expect(sums()).toBe(1);
    api.reply('get', '/desk/summary', summary);
    expect(store.selectSignal(deskSummaryFeature.selectSummary)()).toEqual(summary);
    for (let n = 0; n < 50; n++) told(`question-${n}`);
    after(100);
    expect(sums()).withContext('at once').toBe(2);
    after(10_000);
    expect(sums()).withContext('and once more for the rest').toBe(3);
  });

  it('come with the questions that wait longest as long as the card is in view', () => {
    store.dispatch(DeskCardActions.shown());
    after(100);
    api.reply('get', '/desk/summary', summary);
    const claimed = aDeskItem({ id: 'claimed', claim: { mine: false, endsAt: '2126-11-22T10:00:00.000Z' } });
    api.reply('get', '/desk', { items: [claimed, ...['a', 'b', 'c', 'd'].map((id) => aDeskItem({ id }))], nextCursor: null });
    expect(store.selectSignal(deskSummaryFeature.selectFirst)().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    store.dispatch(DeskCardActions.hidden());
    told('a');
    after(100);
    api.reply('get', '/desk/summary', summary);
    expect(api.to('get', '/desk').length).toBe(1);
  });
});
