import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressGroup, clientAddress, ownHost } from '../http/client-address.ts';
import { negotiateLanguage } from '../http/negotiate-language.ts';
import { createRequestIds, forwardedRequestId } from '../http/request-id.ts';
import { bearerToken } from './bearer-token.ts';
import { isOwnOrigin } from './origin-check.ts';
import { pagePolicy } from './page-policy.ts';
import { apiHeaders, pageHeaders } from './security-headers.ts';
import { tokenExpiry } from './token-expiry.ts';

const namesOf = (list: readonly string[]) => list.filter((_, index) => index % 2 === 0);

describe('security headers', () => {
  test('are all that helmet sets, on every kind of answer', () => {
    const ofHelmet: string[] = [];
    const response = { setHeader: (name: string) => ofHelmet.push(name), removeHeader: () => undefined };
    helmet()({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
    expect(namesOf(apiHeaders(true)).sort()).toEqual([...ofHelmet].sort());
    const onPages = [...namesOf(pageHeaders(true)), 'Content-Security-Policy'];
    expect(onPages.sort()).toEqual([...ofHelmet, 'Permissions-Policy'].sort());
  });

  test('tell of https only over https', () => {
    expect(namesOf(apiHeaders(true))).toContain('Strict-Transport-Security');
    expect(namesOf(apiHeaders(false))).not.toContain('Strict-Transport-Security');
  });
});

describe('the policy of pages', () => {
  test('never allows an inline or foreign script to an app', () => {
    for (const nonce of [undefined, 'n']) {
      const scripts = pagePolicy({ host: 'fudao.example', isHttps: true, ...(nonce ? { nonce } : {}) })
        .split(';')
        .filter((directive) => directive.startsWith('script-src'));
      expect(scripts).toEqual(["script-src 'self'", "script-src-attr 'none'"]);
    }
  });

  test('allows sockets to the own host', () => {
    expect(pagePolicy({ host: 'fudao.example:8443', isHttps: true })).toContain("connect-src 'self' wss://fudao.example:8443;");
    expect(pagePolicy({ host: '', isHttps: false })).toContain("connect-src 'self';");
  });

  test('allows inline styles to a page without a nonce only', () => {
    expect(pagePolicy({ host: '', isHttps: false })).toContain("style-src 'self' 'unsafe-inline'");
    expect(pagePolicy({ host: '', isHttps: false, nonce: 'n' })).toContain("style-src-elem 'self' 'nonce-n'");
  });
});

test.each([
  [{ origin: 'https://fudao.example' }, true],
  [{ origin: 'http://fudao.example' }, false],
  [{ origin: 'https://fudao.example:8443' }, false],
  [{ origin: 'https://fudao.example.evil.example' }, false],
  [{ origin: 'null' }, false],
  [{}, true],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'cross-site' }, false],
])('a request with %j is our own: %s', (headers, isOwn) => {
  expect(isOwnOrigin(headers, { host: 'fudao.example', isHttps: true })).toBe(isOwn);
});

describe('addresses', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({ headers, socket: { remoteAddress } });

  test('of the socket, unless a proxy is trusted', () => {
    const headers = { 'x-forwarded-for': '9.9.9.9, 2.2.2.2' };
    expect(clientAddress(from('::ffff:1.1.1.1', headers), false)).toBe('1.1.1.1');
    expect(clientAddress(from('::ffff:1.1.1.1', headers), true)).toBe('2.2.2.2');
    expect(clientAddress(from('1.1.1.1'), true)).toBe('1.1.1.1');
  });

  test.each([
    ['1.2.3.4', '1.2.3.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8::1', '2001:db8:0:0'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });

  test.each([
    ['fudao.example', 'fudao.example'],
    ['Fudao.example:80', 'fudao.example:80'],
    ['[::1]:3000', '[::1]:3000'],
    ["x; script-src 'unsafe-inline'", ''],
    ['a b', ''],
  ])('the host %s is taken as "%s"', (host, taken) => {
    expect(ownHost(from('1.1.1.1', { host }), false)).toBe(taken);
  });
});

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en;q=0.5, zh;q=0.8', 'zh-CN'],
  ['fr, en;q=0.1', 'en'],
  ['fr', 'zh-CN'],
  ['en;q=0', 'zh-CN'],
  ['english', 'zh-CN'],
  [';;;,,,q=', 'zh-CN'],
])('Accept-Language %s gives %s', (header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});

test.each([
  [undefined, undefined],
  ['Bearer abc', 'abc'],
  ['bearer abc', 'abc'],
  ['Basic abc', ''],
  ['abc', ''],
])('Authorization %s carries the token %s', (header, token) => {
  expect(bearerToken(header)).toBe(token);
});

test.each([
  [`a.${Buffer.from('{"exp":12}').toString('base64url')}.c`, 12_000],
  [`a.${Buffer.from('{"exp":"12"}').toString('base64url')}.c`, undefined],
  ['a.%%%.c', undefined],
  ['opaque', undefined],
])('the token %s ends at %s', (token, expiry) => {
  expect(tokenExpiry(token)).toBe(expiry);
});

test('request ids differ between two starts, and a forwarded one must look like one', () => {
  const ids = [createRequestIds(), createRequestIds()].flatMap((next) => [next(), next()]);
  expect(new Set(ids).size).toBe(4);
  expect(forwardedRequestId('abc-12345')).toBe('abc-12345');
  expect(forwardedRequestId('short')).toBeUndefined();
  expect(forwardedRequestId('<script>alert(1)</script>')).toBeUndefined();
});
