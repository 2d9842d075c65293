import { join } from 'node:path';
import { projectRoot } from '../runtime/config.ts';
import { readCityFile } from './read-city-file.ts';

test('the demo city, which operators are told to copy, is a roster without a fault', async () => {
  const { roster, entries } = await readCityFile(join(projectRoot, 'core/seed/demo-city.yaml'));
  expect(roster.districts).toHaveLength(3);
  expect(entries.filter((entry) => 'reason' in entry)).toEqual([]);
  expect(entries).toHaveLength(83);
});
