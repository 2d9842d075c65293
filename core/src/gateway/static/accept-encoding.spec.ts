import { acceptedEncodings } from './accept-encoding.ts';
import { contentTypeOf } from './content-type.ts';

test.each([
  [undefined, []],
  ['', []],
  ['br', ['br']],
  ['gzip, br', ['br', 'gzip']],
  ['gzip;q=0.5,br;q=0', ['gzip']],
  ['br;q=0.000', []],
  ['BR', ['br']],
  ['brr, xgzip', []],
])('%s takes %j', (header, encodings) => {
  expect(acceptedEncodings(header)).toEqual(encodings);
});

test('what is unknown is just bytes', () => {
  expect(contentTypeOf('a/b.unknown')).toBe('application/octet-stream');
  expect(contentTypeOf('noending')).toBe('application/octet-stream');
});
