import { createCoreRooms } from '../core-rooms.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { coreKeepers, type CoreKeeper } from './person.ts';
import { keptOfPeople } from './requests/kept-of-people.ts';

describe('every table of the platform', () => {
  let rooms: TestRooms;
  let keepers: CoreKeeper[];
  let tables: string[];

  beforeAll(async () => {
    rooms = await startRooms((_platform, runtime, plugins) => {
      const all = createCoreRooms(runtime, plugins);
      keepers = coreKeepers(all);
      return all;
    });
    tables = (await rooms.platform.database.tables()).map(({ name }) => name);
  }, 60_000);
  afterAll(() => rooms.stop());

  const declared = () => keepers.flatMap(({ privacy }) => Object.keys(privacy.tables));

  test('is declared once: what it holds of people, or why it holds nothing', () => {
    expect(tables.filter((name) => !declared().includes(name))).toEqual([]);
    expect(declared().filter((name) => !tables.includes(name))).toEqual([]);
    expect(new Set(declared()).size).toBe(declared().length);
    for (const { privacy } of keepers) for (const { because } of Object.values(privacy.tables)) expect(because).toMatch(/^[A-Z].*\.$/);
  });

  test('that holds something of people has somebody who gives it out and erases it', () => {
    const silent = keepers.filter(({ privacy: { tables: own, exportPerson, erasePerson } }) => {
      const holds = Object.values(own).some(({ person }) => person !== 'none');
      return holds && (!exportPerson || !erasePerson);
    });
    // Documents go with the plugin that keeps them.
    expect(silent.map(({ name }) => name)).toEqual(['documents']);
  });

  test('that holds something of people is told to those people in plain words', () => {
    const holding = keepers.filter(({ privacy: { tables: own } }) => Object.values(own).some(({ person }) => person !== 'none'));
    const untold = holding.map(({ name }) => name).filter((name) => !(name in keptOfPeople));
    // What plugins keep is in their manifests; the runtime has copies on their way.
    expect(untold).toEqual(['documents', 'runtime']);
    expect(Object.keys(keptOfPeople).filter((name) => !holding.some((keeper) => keeper.name === name))).toEqual([]);
  });

  test('is erased before identity, by which the person is found', () => {
    expect(keepers.at(-1)?.name).toBe('identity');
  });
});
