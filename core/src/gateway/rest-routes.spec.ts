import { action, defineService, Type } from '@fudao/plugin-sdk';
import { routesOf } from './rest-routes.ts';

function ownerWith(rest: string | undefined) {
  const definition = action({
    ...(rest === undefined ? {} : { rest }),
    summary: 'Does it.',
    allow: 'anyone',
    params: Type.Object({}),
    returns: Type.Null(),
    handler: () => null,
  });
  const service = defineService({ name: 'questions', actions: { ask: definition } });
  return { id: 'question-answer', services: [service], gated: true, nameOf: ({ name }: { name: string }) => `question-answer.${name}` };
}

test('an action with a path becomes a route under its logical name', () => {
  expect(routesOf(ownerWith('POST /questions/:id'))).toMatchObject([
    { owner: 'question-answer', method: 'POST', path: '/questions/:id', action: 'question-answer.questions.ask', gated: true },
  ]);
});

test('one without is not on HTTP', () => {
  expect(routesOf(ownerWith(undefined))).toEqual([]);
});

test.each(['POST', '/questions', 'FETCH /questions', 'GET questions', 'GET /a /b', ''])('"%s" is refused by name', (rest) => {
  expect(() => routesOf(ownerWith(rest))).toThrow(/question-answer\.questions\.ask declares/);
});
