import { exportLinkKey, isExportLinkValid, linkEnd, signExportLink } from './export-link.ts';

const now = new Date('2026-11-23T04:00:00Z');
const key = exportLinkKey('a secret of thirty-two characters');

test('a link to an export holds for some minutes, for this export, and by this secret', () => {
  const link = { id: 'one', expires: linkEnd(now) };
  const sign = new URL(signExportLink(key, link), 'http://x').searchParams.get('signature')!;
  const isValid = (over: object = {}, by = key, at = now, given = sign) => isExportLinkValid(by, { ...link, ...over }, given, at);
  expect(isValid()).toBe(true);
  expect(isValid({ id: 'two' })).toBe(false);
  expect(isValid({ expires: link.expires + 600 })).toBe(false);
  expect(isValid({}, exportLinkKey('another secret of so many letters'))).toBe(false);
  expect(isValid({}, key, new Date(now.getTime() + 600_000))).toBe(false);
  expect(isValid({}, key, now, '')).toBe(false);
});
