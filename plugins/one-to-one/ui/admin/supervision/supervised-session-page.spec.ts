import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { anAccount, clickOn, loadPluginTexts, provideTesting, query, render, SessionActions, type } from '@fudao/ui-kit/testing';
import { Store } from '@ngrx/store';
import type { SupervisedContent } from '../../../api.ts';
import { Subjects } from '../../shared/subjects/subjects.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aSupervised, aSupervisedContent } from '../../shared/testing/examples.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { SupervisedSessionPage } from './supervised-session-page.ts';

const problem = (code: string, retryable = false) => new ApiProblem({ status: 403, code, sentence: code, retryable });
const visit = { office: 'district', since: '2026-11-23T10:30:00.000Z' } as const;

describe('a session that is supervised', () => {
  let api: AnApi;
  let fixture: ComponentFixture<SupervisedSessionPage>;
  const words = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const live = (part: Partial<SupervisedContent> = {}) => aSupervisedContent({ session: aSupervised({ state: 'live', endedAt: null, endReason: null, minutes: null }), ...part });
  const settle = async () => {
    await Promise.resolve();
    await fixture.whenStable();
  };
  const read = async (content: SupervisedContent) => {
    api.reply('get', '/supervision/s1', content);
    await settle();
  };

  beforeEach(async () => {
    jasmine.clock().install();
    api = new AnApi();
    api.known.set('/api/knowledge/subjects', { subjects: [], grades: [] });
    TestBed.configureTestingModule({ providers: [provideTesting(), Subjects, { provide: ApiClient, useValue: api }] });
    await loadPluginTexts('one-to-one', zhCN);
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account: anAccount({ roles: ['district-administrator'], permissions: ['media:end-rooms'] }) }));
    fixture = await render(SupervisedSessionPage, { id: 's1' });
  });
  afterEach(() => jasmine.clock().uninstall());

  it('is sealed without an opening, and leads to asking for one and back', async () => {
    api.fail('get', '/supervision/s1', problem('ONE_OPENING_NEEDED'));
    await settle();
    expect(words()).toContain('查看内容要先申请调阅');
    const { searchParams } = new URL(query<HTMLAnchorElement>(fixture, 'a[href^="/records?"]').href);
    expect(Object.fromEntries(searchParams)).toEqual({ thing: 's1', kind: 'one-to-one.started', ask: 'one', back: '/p/one-to-one/supervision/s1' });
  });

  it('tells the two apart in the chat, and names the student nowhere', async () => {
    const said = (id: string, authorId: string, held: 'waiting' | null) => ({ id, seq: 1, authorId, text: `说${id}`, pictures: [], held, sentAt: visit.since });
    await read(aSupervisedContent({ messages: [said('m1', 'a1', 'waiting'), said('m2', 't1', null)] }));
    expect([...(fixture.nativeElement as HTMLElement).querySelectorAll('.by > span')].map(({ textContent }) => textContent)).toEqual(['学生', '陈老师']);
    expect(words()).toContain('正在审核，另一方看不到');
    expect((fixture.nativeElement as HTMLElement).querySelector('fd-room-chat form')).toBeNull();
  });

  it('is looked on at every five seconds while it goes on, until the supervisor goes', async () => {
    await read(live());
    clickOn(fixture, '公开旁听');
    await settle();
    api.reply('post', '/visit', live({ visit }));
    await settle();
    expect(words()).toContain('双方都能看到监管人员在场');
    jasmine.clock().tick(5_000);
    await settle();
    expect(api.to('post', '/visit').length).toBe(2);
    api.reply('post', '/visit', live({ visit }));
    await settle();
    clickOn(fixture, '停止旁听');
    await settle();
    expect(api.to('post', '/leave').length).toBe(1);
    jasmine.clock().tick(20_000);
    expect(api.to('post', '/visit').length).toBe(2);
  });

  it('says that the line is down and goes on by itself; ends with the session; goes when the page is left', async () => {
    await read(live());
    clickOn(fixture, '公开旁听');
    await settle();
    api.fail('post', '/visit', problem('CLIENT_OFFLINE', true));
    await settle();
    expect(words()).toContain('网络中断，旁听暂停');
    jasmine.clock().tick(5_000);
    await settle();
    api.reply('post', '/visit', live({ visit }));
    await settle();
    expect(words()).toContain('正在公开旁听');
    jasmine.clock().tick(5_000);
    await settle();
    api.reply('post', '/visit', aSupervisedContent());
    await settle();
    expect(words()).toContain('时间到，辅导已结束');
    jasmine.clock().tick(20_000);
    expect(api.to('post', '/visit').length).toBe(3);
    await read(live());
    fixture.destroy();
    expect(api.to('post', '/leave').length).toBe(0);
  });

  it('goes when the page is left', async () => {
    await read(live());
    clickOn(fixture, '公开旁听');
    await settle();
    api.reply('post', '/visit', live({ visit }));
    await settle();
    fixture.destroy();
    await settle();
    expect(api.to('post', '/leave').length).toBe(1);
  });

  it('is left only after the last word that one was there, and who comes back is there once', async () => {
    await read(live());
    clickOn(fixture, '公开旁听');
    await settle();
    clickOn(fixture, '停止旁听');
    await settle();
    expect(api.to('post', '/leave').length).toBe(0);
    clickOn(fixture, '公开旁听');
    api.reply('post', '/visit', live({ visit }));
    await settle();
    expect([api.to('post', '/leave').length, api.to('post', '/visit').length]).toEqual([1, 2]);
    api.reply('post', '/visit', live({ visit }));
    await settle();
    jasmine.clock().tick(5_000);
    await settle();
    expect(api.to('post', '/visit').length).toBe(3);
  });

  it('puts everything away when the opening is closed or over', async () => {
    await read(live());
    clickOn(fixture, '公开旁听');
    await settle();
    api.fail('post', '/visit', problem('ONE_OPENING_NEEDED'));
    await settle();
    expect(words()).toContain('这次调阅已到时');
    expect(words()).not.toContain('怎么求最值');
  });

  it('is ended with a reason alone, which goes to the server', async () => {
    await read(live());
    clickOn(fixture, '立即结束');
    await settle();
    const form = query<HTMLFormElement>(fixture, 'dialog form');
    form.requestSubmit();
    await settle();
    expect(words()).toContain('请写明理由');
    type(query<HTMLTextAreaElement>(fixture, 'dialog textarea'), '言语不当');
    form.requestSubmit();
    expect(api.to('post', '/api/media/rooms/r1/end').at(-1)?.body).toEqual({ reason: '言语不当' });
  });
});
