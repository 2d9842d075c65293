import * as Y from 'yjs';
import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { createBoardsRoom } from './boards.room.ts';

const start = Date.parse('2026-11-23T18:00:00+08:00');
const person = (id: string): Caller => ({ ...systemCaller, kind: 'account', id, roles: ['student'], districtId: 'east' });
const [ann, lin, eve] = [person('ann'), person('lin'), person('eve')];

interface Content {
  update: string;
  mayDraw: boolean;
}

/** A board as an app holds it: what is drawn gives an increment to send. */
class Page {
  readonly document = new Y.Doc();

  draw(...points: number[]): string {
    const before = Y.encodeStateVector(this.document);
    this.document.getArray('strokes').push([points]);
    return Buffer.from(Y.encodeStateAsUpdate(this.document, before)).toString('base64');
  }

  take(update: string): this {
    this.document.getArray('strokes');
    if (update !== '') Y.applyUpdate(this.document, Buffer.from(update, 'base64'));
    return this;
  }

  get strokes(): unknown[] {
    return this.document.getArray('strokes').toArray();
  }
}

onEachKind('a shared board', (freshUrl) => {
  let rooms: TestRooms;
  const clock = { now: start };
  const pushes: { audience: { accounts: string[] }; event: string; payload: { update: string } }[] = [];
  let count = 0;

  beforeAll(async () => {
    const databaseUrl = await freshUrl();
    const listener = { name: 'listener', service: { name: 'listener' }, broadcasts: { 'realtime.push': (message: unknown) => void pushes.push(message as never) } };
    rooms = await startRooms(() => [createBoardsRoom({ gatherMs: 5, foldAfter: 8 }), listener as never], { ...(databaseUrl && { databaseUrl }), now: () => new Date(clock.now) });
  }, 60_000);
  beforeEach(() => {
    clock.now = start;
    pushes.length = 0;
  });
  afterAll(() => rooms.stop());

  async function open(key = `session-${++count}`): Promise<string> {
    const members = [
      { personId: 'ann', mayDraw: true },
      { personId: 'lin', mayDraw: true },
      { personId: 'looks-on', mayDraw: false },
    ];
    const { id } = await rooms.call<{ id: string }>('boards.open', { key, personId: 'ann', members, endsAt: start + 30 * 60_000 });
    return id;
  }
  const draw = (id: string, as: Caller, update: string) => rooms.call('boards.draw', { id, update }, as);
  const read = (id: string, as: Caller) => rooms.call<Content>('boards.read', { id }, as);

  test('shows each what the other draws, at once, and all of it to who comes later', async () => {
    const id = await open();
    const [anns, lins] = [new Page(), new Page()];
    await Promise.all([draw(id, ann, anns.draw(1, 2)), draw(id, lin, lins.draw(3, 4)), draw(id, ann, anns.draw(5))]);
    await draw(id, lin, lins.draw(6));
    const toLin = pushes.filter(({ audience }) => audience.accounts.includes('lin')).map(({ payload }) => payload.update);
    expect(toLin).toHaveLength(2);
    for (const update of toLin) lins.take(update);
    const late = new Page().take((await read(id, ann)).update);
    expect(late.strokes).toEqual(lins.strokes);
    expect(late.strokes).toHaveLength(4);
  });

  test('is one board however often it is opened', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => open('same')));
    expect(new Set(ids).size).toBe(1);
  });

  test('an increment sent again changes nothing, and many are kept as few', async () => {
    const id = await open();
    const page = new Page();
    const first = page.draw(1);
    await draw(id, ann, first);
    await draw(id, ann, first);
    for (let n = 0; n < 20; n++) await Promise.all(Array.from({ length: 8 }, () => draw(id, ann, page.draw(n))));
    expect(new Page().take((await read(id, lin)).update).strokes).toEqual(page.strokes);
    const row = await rooms.platform.database.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM boards_updates WHERE board_id = :id', { id });
    expect(Number(row?.n)).toBeLessThanOrEqual(8);
  });

  test('is not there for strangers; who may only look does not draw; nobody draws with the hand of another', async () => {
    const id = await open();
    const page = new Page();
    const stroke = page.draw(1);
    await draw(id, ann, stroke);
    await expect(read(id, eve)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    await expect(draw(id, eve, new Page().draw(1))).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    await expect(draw(id, person('looks-on'), new Page().draw(1))).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    expect(await read(id, person('looks-on'))).toMatchObject({ mayDraw: false });
    await expect(draw(id, lin, page.draw(2))).rejects.toMatchObject({ code: 'BOARDS_NOT_YOUR_HAND' });
  });

  test.each([
    ['no increment', Buffer.from('hello world').toString('base64'), 'BOARDS_MALFORMED'],
    ['nothing', '', 'FUDAO_INVALID'],
    ['50 MB', 'A'.repeat(50_000_000), 'FUDAO_INVALID'],
  ])('refuses %s, and the board is as it was', async (_, update, code) => {
    const id = await open();
    const page = new Page();
    await draw(id, ann, page.draw(1));
    await expect(draw(id, lin, update)).rejects.toMatchObject({ code });
    expect(new Page().take((await read(id, lin)).update).strokes).toEqual(page.strokes);
  });

  test('shows the others where somebody points at, keeps nothing of it, and lets nobody else point', async () => {
    const id = await open();
    const point = (as: Caller) => rooms.call('boards.point', { id, page: 'first', x: 40, y: -3 }, as);
    await point(ann);
    expect(pushes).toEqual([expect.objectContaining({ event: 'boards.pointed', audience: { accounts: ['lin', 'looks-on'] }, payload: { boardId: id, by: 'ann', page: 'first', x: 40, y: -3 } })]);
    expect((await read(id, lin)).update).toBe('');
    await expect(point(eve)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    await expect(point(person('looks-on'))).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    clock.now = start + 30 * 60_000;
    await expect(point(ann)).rejects.toMatchObject({ code: 'BOARDS_CLOSED' });
  });

  test('holds so much and no more', async () => {
    const id = await open();
    const page = new Page();
    await rooms.platform.database.run('UPDATE boards_boards SET bytes = 4194300 WHERE id = :id', { id });
    await expect(draw(id, ann, page.draw(1, 2, 3))).rejects.toMatchObject({ code: 'BOARDS_FULL' });
  });

  test('can only be looked at once it is closed, or its time is over', async () => {
    const [closed, over] = [await open(), await open()];
    const page = new Page();
    await draw(closed, ann, page.draw(1));
    await rooms.call('boards.close', { id: closed });
    await expect(draw(closed, ann, page.draw(2))).rejects.toMatchObject({ code: 'BOARDS_CLOSED' });
    clock.now = start + 30 * 60_000;
    await expect(draw(over, ann, new Page().draw(2))).rejects.toMatchObject({ code: 'BOARDS_CLOSED' });
    expect(await read(closed, ann)).toMatchObject({ mayDraw: false });
    expect(new Page().take((await read(closed, ann)).update).strokes).toHaveLength(1);
  });
});
