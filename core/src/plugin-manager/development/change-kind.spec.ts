import { changedParts } from './change-kind.ts';

test.each([
  ['server/goals.service.ts', true, false],
  ['migrations/2026-11-22-goals.ts', true, false],
  ['plugin.json', true, false],
  ['api.ts', true, true],
  ['api/goal.ts', true, true],
  ['apiary.ts', false, false],
  ['ui/student/goals/goals-page.html', false, true],
  ['ui/admin/texts/en.ts', false, true],
  ['README.md', false, false],
  ['screenshots/1.png', false, false],
  ['server/goals.service.spec.ts', false, false],
  ['ui/student/goals/goals-page.spec.ts', false, false],
  ['server/.goals.service.ts.swp', false, false],
  ['server/goals.service.ts~', false, false],
  ['server/4913', false, false],
  ['ui/.#index.ts', false, false],
])('%s concerns the server: %s, the interface: %s', (path, server, ui) => {
  expect(changedParts([path])).toEqual({ server, ui });
});

test('several files at once concern all that each does', () => {
  expect(changedParts(['README.md', 'server/index.ts', 'ui/student/index.ts'])).toEqual({ server: true, ui: true });
  expect(changedParts([])).toEqual({ server: false, ui: false });
});
