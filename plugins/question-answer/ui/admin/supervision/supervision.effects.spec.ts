import { TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem, FileSaver } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import type { SupervisedPage } from '../../../api.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { SupervisionPageActions } from './supervision.actions.ts';
import { supervisionEffects } from './supervision.effects.ts';
import { supervisionExportEffects } from './supervision-export.effects.ts';
import { type SupervisionQuery, usualQuery } from './supervision-query.ts';
import { supervisionFeature } from './supervision.reducer.ts';

const page: SupervisedPage = { items: [], nextCursor: null, previousCursor: null, total: 0 };
const noNetwork = new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '连接不到服务器', retryable: true });

describe('supervision', () => {
  let api: AnApi;
  let store: Store;
  const saved: { name: string; parts: readonly string[] }[] = [];
  const state = () => store.selectSignal(supervisionFeature.selectQuestionAnswerSupervisionState)();
  const lists = () => api.to('get', '/supervision');
  const summaries = () => api.to('get', '/supervision/summary');
  const exports = () => api.to('get', '/supervision/export');
  const look = (part: Partial<SupervisionQuery> = {}, isFresh = false) =>
    store.dispatch(SupervisionPageActions.queryChanged({ query: { ...usualQuery, ...part }, isFresh }));
  const piece = (csv: string, nextCursor: string | null, rows = 2) => {
    const last = exports().at(-1);
    last?.answer.next({ csv, rows, nextCursor });
    last?.answer.complete();
  };

  beforeEach(() => {
    api = new AnApi();
    saved.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: ApiClient, useValue: api },
        { provide: FileSaver, useValue: { save: (name: string, parts: readonly string[]) => saved.push({ name, parts }) } },
        provideState(supervisionFeature),
        provideEffects(supervisionEffects, supervisionExportEffects),
      ],
    });
    store = TestBed.inject(Store);
  });

  it('shows the last list asked for, and keeps the one before in view until then', () => {
    look({}, true);
    api.reply('get', '/supervision', { ...page, total: 3 });
    look({ state: 'open' });
    expect(state().page?.total).toBe(3);
    expect(state().isLoading).toBeTrue();
    look({ state: 'adopted' });
    expect(lists()[1]?.answer.observed).withContext('nobody waits for the one in between').toBeFalse();
    api.reply('get', '/supervision', { ...page, total: 1 });
    expect(state()).toEqual(jasmine.objectContaining({ isLoading: false, page: { ...page, total: 1 } }));
  });

  it('says what went wrong, and shows no list of another question', () => {
    look();
    api.fail('get', '/supervision', noNetwork);
    expect(state()).toEqual(jasmine.objectContaining({ problem: noNetwork, page: null, isLoading: false }));
  });

  it('sums up anew where other schools or another time are looked at, or all is asked for afresh', () => {
    look({}, true);
    look({ order: 'oldest' });
    look({ state: 'open', page: 2, cursor: '1.a' });
    expect(summaries().length).toBe(1);
    look({ school: 'yunhu-qinghe' });
    look({ school: 'yunhu-qinghe', period: '7d' });
    look({ school: 'yunhu-qinghe', period: '7d' }, true);
    expect(summaries().length).toBe(4);
  });

  it('asks for schools of a district alone, and for districts once', () => {
    const want = (district: string | null, isCity: boolean) => store.dispatch(SupervisionPageActions.placesWanted({ district, isCity }));
    want(null, true);
    expect(api.to('get', '/schools').length).toBe(0);
    api.reply('get', '/districts', { items: [{ id: 'yunhu', name: '云湖区' }] });
    want('yunhu', true);
    api.reply('get', '/schools', { items: [{ id: 'yunhu-qinghe', name: '清禾中学' }] });
    expect(state().schools.map(({ name }) => name)).toEqual(['清禾中学']);
    want(null, true);
    expect(state().schools).toEqual([]);
    expect(api.to('get', '/districts').length).toBe(1);
  });

  it('puts the pieces of an export together, one after the other', () => {
    store.dispatch(SupervisionPageActions.exportAsked());
    store.dispatch(SupervisionPageActions.exportAsked());
    expect(exports().length).withContext('one at a time').toBe(1);
    piece('head\nfirst\n', 'next');
    expect(state().exportedRows).toBe(2);
    expect(saved).toEqual([]);
    piece('second\n', null);
    expect(saved.map(({ parts }) => parts.join(''))).toEqual(['head\nfirst\nsecond\n']);
    expect(saved[0]?.name).toMatch(/\d{4}-\d{2}-\d{2}\.csv$/);
    expect(state().exportedRows).toBeNull();
  });

  it('ends an export that is stopped, fails, or has grown out of hand', () => {
    store.dispatch(SupervisionPageActions.exportAsked());
    store.dispatch(SupervisionPageActions.exportStopped());
    expect(state().exportedRows).toBeNull();
    store.dispatch(SupervisionPageActions.exportAsked());
    api.fail('get', '/supervision/export', noNetwork);
    expect(state()).toEqual(jasmine.objectContaining({ exportedRows: null, exportProblem: noNetwork }));
    expect(saved).toEqual([]);
    store.dispatch(SupervisionPageActions.exportAsked());
    piece('a', 'next', 19_999);
    piece('b', 'next', 500);
    expect(saved.length).toBe(1);
    expect(exports().at(-1)?.answer.observed).toBeFalse();
  });
});
