import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { EMPTY } from 'rxjs';
import { provideTesting, render } from '../testing/index.ts';
import { BoardLine } from './board/board-line.ts';
import type { ChatLine } from './chat/chat-line.ts';
import type { MediaLine } from './media/media-line.ts';
import { noMedia, type MediaView } from './media/media-view.ts';
import { MediaLines } from './room-line.ts';
import { TutoringRoom } from './tutoring-room.ts';

const hour = 3_600_000;

describe('TutoringRoom', () => {
  let fixture: ComponentFixture<TutoringRoom>;
  let tell: (view: MediaView) => void;
  const methods = ['join', 'leave', 'setMuted', 'setCamera', 'setScreen', 'choose', 'setAudioOnly', 'networkReturned', 'end'] as const;
  const line = jasmine.createSpyObj<MediaLine>('MediaLine', methods);
  const board = jasmine.createSpyObj<BoardLine>('BoardLine', ['read', 'draw', 'drawnBy', 'point', 'pointedOn'], { reopened: EMPTY });
  const chat: ChatLine = { messages: signal([]), send: () => Promise.resolve() };
  const page = () => fixture.nativeElement as HTMLElement;
  const notice = () => page().querySelector('.notice')!.textContent!.trim();
  const open: MediaView = { ...noMedia, line: { ...noMedia.line, phase: 'open', hasBeenOpen: true }, microphone: 'on', isConnectedToOther: true };
  const show = async (part: Partial<MediaView>) => {
    tell({ ...open, ...part });
    await fixture.whenStable();
  };

  beforeEach(async () => {
    line.leave.and.resolveTo();
    line.choose.and.resolveTo();
    board.read.and.resolveTo({ update: new Uint8Array(), mayDraw: true, endsAt: Date.now() + hour });
    board.drawnBy.and.returnValue(EMPTY);
    board.pointedOn.and.returnValue(EMPTY);
    const lines = { create: () => Object.assign(line, { watch: (listener: typeof tell) => ((tell = listener), () => {}) }) };
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: BoardLine, useValue: board }, { provide: MediaLines, useValue: lines }] });
    const now = Date.now();
    fixture = await render(TutoringRoom, {
      ...{ roomId: 'r1', boardId: 'b1', chat, ownName: '李明', others: [{ id: 't1', name: '陈老师' }], takesCamera: true },
      hours: { startsAt: now, endsAt: now + hour / 2, serverNow: now },
    });
  });

  it('says nothing while all is well', async () => {
    await show({});
    expect(notice()).toBe('');
  });

  for (const [part, words] of [
    [{ microphone: 'refused' }, '麦克风没有被允许'],
    [{ microphone: 'missing', camera: 'missing' }, '没有找到麦克风'],
    [{ camera: 'missing' }, '摄像头断开了'],
    [{ camera: 'refused' }, '摄像头没有被允许'],
  ] as const) {
    it(`says “${words}”, and board and chat stay`, async () => {
      await show(part);
      expect(notice()).toContain(words);
      expect(page().querySelector('fd-room-chat textarea, fd-room-chat input')).not.toBeNull();
      expect(page().querySelector('fd-board canvas')).not.toBeNull();
    });
  }

  it('goes on by text and board where there is no audio at all', async () => {
    await show({ line: { ...noMedia.line, phase: 'no-audio' } });
    expect(notice()).toContain('没有语音');
    expect(page().querySelector('fd-room-chat')).not.toBeNull();
  });

  it('tells who is over it how it ended', async () => {
    const told: string[] = [];
    fixture.componentInstance.over.subscribe((how) => told.push(how));
    await show({ line: { ...noMedia.line, phase: 'over', problem: 'removed' } });
    expect(told).toEqual(['removed']);
  });
});
