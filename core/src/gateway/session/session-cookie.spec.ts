import { refreshTokenOf, sessionCookie } from './session-cookie.ts';

test.each([
  ['fudao_student=a.b-c', 'a.b-c'],
  ['x=1; fudao_student=a; fudao_staff=b', 'a'],
  ['xfudao_student=a', undefined],
  ['fudao_student=', undefined],
  ['', undefined],
])('of "%s" the student app reads %s', (cookie, token) => {
  expect(refreshTokenOf({ headers: { cookie } }, 'student')).toBe(token);
});

test('no request without cookies has a token', () => {
  expect(refreshTokenOf({ headers: {} }, 'admin')).toBeUndefined();
});

test('a cookie is sent over https only where that is asked for', () => {
  expect(sessionCookie('admin', 't', { maxAgeSeconds: 5, isSecure: true })).toContain('; Secure');
  expect(sessionCookie('admin', 't', { maxAgeSeconds: 5, isSecure: false })).not.toContain('Secure');
});
