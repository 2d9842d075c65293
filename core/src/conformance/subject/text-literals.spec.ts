import fc from 'fast-check';
import { callsOf, textLiterals } from './text-literals.ts';

const source = `
// work.emit('in.a.comment.v1')
/* call('in.a.block') */
const name = "plain";
await context.call<{ name: string }>('organisation.district', { id });
work.emit(
  'notes.added.v1', {});
const text = \`with 'quotes' and "more"\`;
work.record({ kind: 'x' });
const said = "record({";
`;

test('texts are found with the call that they are for, and without those in comments', () => {
  expect(textLiterals(source)).toEqual([
    { text: 'plain', line: 4, argumentOf: undefined },
    { text: 'organisation.district', line: 5, argumentOf: 'call' },
    { text: 'notes.added.v1', line: 7, argumentOf: 'emit' },
    { text: `with 'quotes' and "more"`, line: 8, argumentOf: undefined },
    { text: 'x', line: 9, argumentOf: undefined },
    { text: 'record({', line: 10, argumentOf: undefined },
  ]);
});

test('calls of a method are found, with how they begin, and not in texts and comments', () => {
  expect(callsOf(source, 'record')).toEqual([{ line: 9, begins: expect.stringMatching(/^\{ kind: /) }]);
  expect(callsOf(source, 'emit').map(({ line }) => line)).toEqual([6]);
});

test('whatever a text holds, it is read whole', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = textLiterals(`call(${JSON.stringify(text)}) // 'end'`);
      expect(found).toEqual([{ text: JSON.stringify(text).slice(1, -1), line: 1, argumentOf: 'call' }]);
    }),
  );
});
