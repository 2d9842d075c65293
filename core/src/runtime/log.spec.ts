import { commonErrors } from '@fudao/plugin-sdk';
import { createLog } from './log.ts';

function lines(): { log: ReturnType<typeof createLog>; read(): Record<string, unknown>[] } {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => void written.push(line) });
  return { log, read: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const secret = '陆知远';

test('personal fields are withheld, however deep', () => {
  const { log, read } = lines();
  log.info({ name: secret, caller: { name: secret }, a: { b: [{ educationId: secret, id: 'x1' }] } }, 'seen');
  expect(read()).toMatchObject([
    {
      msg: 'seen',
      name: '[withheld]',
      caller: { name: '[withheld]' },
      a: { b: [{ educationId: '[withheld]', id: 'x1' }] },
    },
  ]);
});

test('errors keep type, code, place and cause, and lose what they were given', () => {
  const { log, read } = lines();
  const cause = new Error(`Duplicate entry '${secret}' for key 'identity_accounts_education_id'`);
  const error = commonErrors.CONFLICT({ text: secret, id: 'x1' }, { cause });
  log.error({ err: Object.assign(error, { parameters: [secret] }) }, 'failed');
  const [line] = read();
  expect(line).toMatchObject({
    err: { type: 'FudaoError', code: 'FUDAO_CONFLICT', details: { text: '[withheld]', id: 'x1' } },
  });
  const { message, stack } = line!['err'] as { message: string; stack: string };
  expect(message).toContain("Duplicate entry '[withheld]' for key 'identity_accounts_education_id'");
  expect(stack).toContain('log.spec.ts');
  expect(JSON.stringify(line)).not.toContain(secret);
});

test.each([
  "Incorrect integer value: '陆知远' for column `fudao`.`t`.`n` at row 1",
  "Truncated incorrect DOUBLE value: '陆知远'",
  "Incorrect string value: '陆知远' for column",
  "Duplicate entry '陆知远-it''s \\'s own' for key 'PRIMARY'",
])('what the database quotes is withheld: %s', (message) => {
  const { log, read } = lines();
  log.warn({ err: new Error(message) }, 'failed');
  expect(JSON.stringify(read())).not.toMatch(/陆知远|'s own/);
});

test('what is no object in a line, or goes round in circles, does no harm', () => {
  const { log, read } = lines();
  const round: Record<string, unknown> = { id: 'x1' };
  round['self'] = round;
  log.info({ round, at: new Date(0), none: null, count: 3 }, 'fine');
  expect(read()).toMatchObject([{ at: '1970-01-01T00:00:00.000Z', none: null, count: 3, msg: 'fine' }]);
});

test('a child has the fields of its own, withheld like others', () => {
  const { log, read } = lines();
  log.child({ plugin: 'question-answer' }).info({ text: secret }, 'x');
  expect(read()).toMatchObject([{ plugin: 'question-answer', text: '[withheld]' }]);
});
