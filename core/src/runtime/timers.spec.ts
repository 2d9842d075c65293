import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { takeTurn } from './timers.ts';

onEachKind('timers', (freshUrl) => {
  let rooms: TestRooms;
  let time = 1_000_000;

  beforeEach(async () => {
    rooms = await startRooms(() => [], { databaseUrl: await freshUrl(), now: () => new Date(time) });
  });
  afterEach(() => rooms.stop());

  test('of many nodes that ask at once, one has the turn', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const asked = await Promise.all(Array.from({ length: 10 }, () => takeTurn(rooms.runtime.host, 'sweep', 60_000)));
      expect(asked.filter(Boolean)).toHaveLength(1);
      time += 60_000;
    }
  });

  test('a turn comes again only after its time', async () => {
    expect(await takeTurn(rooms.runtime.host, 'sweep', 60_000)).toBe(true);
    time += 59_999;
    expect(await takeTurn(rooms.runtime.host, 'sweep', 60_000)).toBe(false);
    time += 1;
    expect(await takeTurn(rooms.runtime.host, 'sweep', 60_000)).toBe(true);
  });
});
