import { complaint, isTestKit, zoneOf } from './import-boundaries.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('who may import whom', () => {
  test.each([
    ['plugin-sdk/src/errors.ts', 'plugin-sdk'],
    ['core/src/boot.ts', 'core/boot'],
    ['core/src/identity/sessions.ts', 'core/identity'],
    ['plugins/question-answer/api.ts', 'plugin/question-answer/api'],
    ['plugins/question-answer/api/answer.ts', 'plugin/question-answer/api-parts'],
    ['plugins/question-answer/server/claims.service.ts', 'plugin/question-answer/server'],
    ['plugins/question-answer/ui/student/index.ts', 'plugin/question-answer/ui'],
    ['plugin-template/server/index.ts', 'plugin/plugin-template/server'],
    ['plugin-template/ui/student/index.ts', 'plugin/plugin-template/ui'],
    ['student-ui/src/main.ts', 'student-ui'],
  ])('%s lies in %s', (file, zone) => {
    expect(zoneOf(join(root, file))).toBe(zone);
  });

  test.each([
    ['plugin-sdk', 'core/runtime', false],
    ['plugin-sdk', 'ui-kit', true],
    ['ui-kit', 'core/identity', true],
    ['ui-kit', 'plugin-sdk', false],
    ['core/identity', 'core/organisation', false],
    ['core/identity', 'plugin/question-answer/server', false],
    ['plugin/question-answer/server', 'core/database', true],
    ['plugin/question-answer/server', 'ui-kit', false],
    ['plugin/question-answer/server', 'plugin/micro-lesson/server', true],
    ['plugin/question-answer/server', 'plugin/micro-lesson/api', false],
    ['plugin/question-answer/server', 'plugin/micro-lesson/api-parts', true],
    ['plugin/question-answer/server', 'plugin/question-answer/api-parts', true],
    ['plugin/question-answer/api-parts', 'plugin/question-answer/server', false],
    ['student-ui', 'plugin/question-answer/ui', false],
    ['admin-ui', 'core/identity', true],
  ])('%s may not import %s (types only: %s)', (from, to, isTypeOnly) => {
    expect(complaint(from, to, isTypeOnly)).toEqual(expect.any(String));
  });

  test.each([
    ['plugins/question-answer/server/claims.spec.ts', '@fudao/core/testing', true],
    ['plugins/question-answer/server/claims.ts', '@fudao/core/testing', false],
    ['plugins/question-answer/server/claims.spec.ts', '@fudao/core/src/boot.ts', false],
    ['ui-kit/src/page/page.spec.ts', '@fudao/core/testing', false],
  ])('%s takes %s as test kit: %s', (file, specifier, isTaken) => {
    expect(isTestKit(join(root, file), specifier)).toBe(isTaken);
  });

  test.each([
    ['core/identity', 'plugin-sdk', false],
    ['core/identity', 'core/database', false],
    ['core/identity', 'core/organisation', true],
    ['core/boot', 'core/organisation', false],
    ['plugin/question-answer/server', 'plugin-sdk', false],
    ['plugin/question-answer/ui', 'ui-kit', false],
    ['plugin/question-answer/ui', 'plugin/question-answer/api', false],
    ['plugin/question-answer/server', 'plugin/micro-lesson/api', true],
    ['plugin/question-answer/api', 'plugin/question-answer/api-parts', false],
    ['plugin/question-answer/api-parts', 'plugin-sdk', false],
    ['student-ui', 'ui-kit', false],
    ['ui-kit', 'plugin-sdk', true],
  ])('%s may import %s (types only: %s)', (from, to, isTypeOnly) => {
    expect(complaint(from, to, isTypeOnly)).toBeUndefined();
  });
});
