import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient } from '@fudao/ui-kit';
import { loadPluginTexts, provideTesting, render } from '@fudao/ui-kit/testing';
import type { SessionItem } from '../../../api.ts';
import { Subjects } from '../subjects/subjects.ts';
import { AnApi } from '../testing/an-api.ts';
import { aSession } from '../testing/examples.ts';
import { zhCN } from '../../student/texts/zh-CN.ts';
import { SessionsPage } from './sessions-page.ts';

describe('the history of sessions', () => {
  let api: AnApi;
  const texts = (fixture: ComponentFixture<unknown>) => [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].map(({ textContent }) => textContent ?? '');

  beforeEach(() => {
    api = new AnApi();
    api.known.set('/api/knowledge/subjects', { subjects: [], grades: [] });
    TestBed.configureTestingModule({ providers: [provideTesting(), Subjects, { provide: ApiClient, useValue: api }] });
  });

  it('says of each what is to be rated and what was given, and nothing where nothing is owed', async () => {
    await loadPluginTexts('one-to-one', zhCN);
    const rated = (id: string, rating: SessionItem['rating']) => aSession({ id, rating });
    const items = [rated('s1', { id: 'r1', state: 'owed', scale: 12, score: null }), rated('s2', { id: 'r2', state: 'rated', scale: 12, score: 11 }), rated('s3', null)];
    api.known.set('/api/one-to-one/sessions', { items, nextCursor: null });
    const [owed, given, none] = texts(await render(SessionsPage));
    expect(owed).toContain('待评价');
    expect(given).toContain('我的评价 11/12');
    expect(none).not.toMatch(/评价/);
  });
});
