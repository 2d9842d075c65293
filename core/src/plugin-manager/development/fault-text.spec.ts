import { faultText } from './fault-text.ts';

const folder = '/somewhere/plugins/notes';
const withStack = (message: string, stack: string) => Object.assign(new Error(message), { stack });

test('of a fault of syntax: the place, the line and the message', () => {
  const stack = `file://${folder}/server/index.ts?release=1.0.0%2Bdev.2:3\n  most: 42 +,\n            ^\n\nSyntaxError [X]: Expression expected\n    at parse`;
  expect(faultText(withStack('Expression expected', stack), folder)).toBe(
    'server/index.ts:3\n  most: 42 +,\n            ^\nExpression expected',
  );
});

test('of what is thrown while it loads: the first line of its own', () => {
  const stack = `TypeError: no\n    at Object.x (node:internal/y:1:2)\n    at file://${folder}/server/notes.ts?release=1.0.0%2Bdev.2:7:9\n    at z`;
  expect(faultText(withStack('no', stack), folder)).toBe('server/notes.ts:7:9\nno');
});

test('of a compiler: its words without their colours', () => {
  expect(faultText(new Error('\u001b[96mui/a.html\u001b[0m: wrong'), folder)).toBe('ui/a.html: wrong');
  expect(faultText('just a text', folder)).toBe('just a text');
});
