import { symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompress } from '../../../../scripts/precompress.ts';
import { folderWith } from '../testing/files.ts';
import { sendRaw } from '../testing/send-raw.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';
import { noncePlaceholder } from './static-app.ts';

const script = 'console.log("hello");\n'.repeat(100);
const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;

let student: string;
let admin: string;
let plugin: string;
let framed: string;
let test_: TestGateway;

beforeAll(async () => {
  student = folderWith({
    'index.html': page('student'),
    'main-ABCD2345.js': script,
    'ngsw-worker.js': script,
    'ngsw.json': '{"index":"/index.html"}',
    'media/KaTeX_Main-BoldItalic.woff2': 'font',
  });
  admin = folderWith({ 'index.html': page(`<app-root ngCspNonce="${noncePlaceholder}"></app-root>`) });
  plugin = folderWith({ 'student.js': script, 'chunks/a.js': 'export {}' });
  framed = folderWith({ 'student.html': page('framed'), 'student.js': script });
  folderWith({ '../secret.txt': 'secret' }, student);
  symlinkSync('/etc/passwd', join(student, 'link.txt'));
  await precompress(student);
  await precompress(plugin);
  const pluginUiRoot = (id: string, version: string, hash: string) =>
    version === '1.0.0' && hash === 'h4sh' ? { 'question-answer': plugin, framed }[id] : undefined;
  test_ = await startTestGateway({}, { staticApps: { student, admin }, pluginUiRoot });
});

afterAll(() => test_.stop());

const get = (path: string, headers: Record<string, string> = {}) => sendRaw(test_.url, { path, headers });

describe('the apps', () => {
  test.each(['/', '/p/question-answer/questions', '/sign-in?next=/', '/index.html'])('%s is the student app', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toBe(page('student'));
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  });

  test.each(['/admin/', '/admin/p/question-answer/answer-desk'])('%s is the staff app', async (path) => {
    expect((await get(path)).body.toString()).toContain('ngCspNonce');
  });

  test('/admin leads to /admin/', async () => {
    const answer = await get('/admin');
    expect([answer.status, answer.headers.location]).toEqual([308, '/admin/']);
  });

  test.each([
    '/no-such-file.js',
    '/media/none.woff2',
    '/admin/none.css',
    '/plugins/unknown/1.0.0/h4sh/student.js',
    '/plugins/question-answer/1.0.0/other/student.js',
    '/plugins/question-answer/1.0.0/h4sh/none.js',
    '/plugins',
    '/api',
    '/api/none',
    '/realtime',
    '/realtime/none',
  ])('%s is no page but a problem', async (path) => {
    const answer = await get(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers['content-type']).not.toContain('html');
  });

  test('take no other method', async () => {
    const answer = await sendRaw(test_.url, { method: 'POST', path: '/' });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('that are not built say so', async () => {
    const other = await startTestGateway({});
    const answer = await sendRaw(other.url, { path: '/' });
    expect(answer.json()).toMatchObject({ status: 503, code: 'GATEWAY_APP_NOT_BUILT' });
    await other.stop();
  });

  test('that are built anew are served anew, without a restart', async () => {
    const folder = folderWith({ 'index.html': 'old' });
    const other = await startTestGateway({}, { staticApps: { student: folder, admin } });
    expect((await sendRaw(other.url, { path: '/' })).body.toString()).toBe('old');
    folderWith({ 'index.html': 'new', 'main-NEWER234.js': 'new' }, folder);
    utimesSync(join(folder, 'index.html'), new Date(), new Date(Date.now() + 5000));
    expect((await sendRaw(other.url, { path: '/' })).body.toString()).toBe('new');
    expect((await sendRaw(other.url, { path: '/main-NEWER234.js' })).status).toBe(200);
    await other.stop();
  });
});

describe('no path leads out of the folder', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/media/../../secret.txt',
    '//etc/passwd.txt',
    '/admin/../../../../etc/hosts.txt',
    '/plugins/question-answer/1.0.0/h4sh/../../../../../../etc/hosts.txt',
    '/plugins/question-answer/1.0.0/h4sh/%2e%2e%2f%2e%2e%2fetc%2fpasswd.txt',
    '/index.html%00.txt',
    '/link.txt',
  ])('%s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toMatch(/secret|root:|localhost/);
  });

  test('and one that cannot be decoded is unknown', async () => {
    expect((await get('/%zz')).status).toBe(404);
  });
});

describe('compressed copies', () => {
  test('the smallest that the client takes', async () => {
    const path = '/main-ABCD2345.js';
    const br = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    const gz = await get(path, { 'accept-encoding': 'gzip;q=1, br;q=0' });
    expect(gunzipSync(gz.body).toString()).toBe(script);
    const plain = await get(path);
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.body.toString()).toBe(script);
    expect([br, gz, plain].map(({ headers }) => headers.vary)).toEqual(Array(3).fill('Accept-Encoding'));
  });

  test('of plugins too', async () => {
    const answer = await get('/plugins/question-answer/1.0.0/h4sh/student.js', { 'accept-encoding': 'br' });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' });
  });
});

describe('caching', () => {
  test.each([
    ['/main-ABCD2345.js', 'public, max-age=31536000, immutable'],
    ['/plugins/question-answer/1.0.0/h4sh/chunks/a.js', 'public, max-age=31536000, immutable'],
    ['/media/KaTeX_Main-BoldItalic.woff2', 'no-cache'],
    ['/ngsw-worker.js', 'no-cache'],
    ['/ngsw.json', 'no-cache'],
    ['/', 'no-cache'],
  ])('%s: %s', async (path, expected) => {
    expect((await get(path)).headers['cache-control']).toBe(expected);
  });

  test('who has a file is not sent it again', async () => {
    const { etag = '' } = (await get('/ngsw.json')).headers;
    const again = await get('/ngsw.json', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect((await get('/ngsw.json', { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('the policy of pages', () => {
  const policyOf = async (path: string) => (await get(path)).headers['content-security-policy']!.toString();

  test('is on every page and file', async () => {
    for (const path of ['/', '/admin/', '/main-ABCD2345.js', '/ngsw-worker.js']) {
      const policy = await policyOf(path);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain(`connect-src 'self' ${test_.url.replace('http', 'ws')};`);
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  test('gives each answer of an app that asks for it a nonce of its own', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await get('/admin/', { 'accept-encoding': 'br' });
        const html = brotliDecompressSync(answer.body).toString();
        const nonce = /ngCspNonce="([^"]+)"/.exec(html)![1]!;
        expect(answer.headers['content-security-policy']).toContain(`style-src-elem 'self' 'nonce-${nonce}'`);
        expect(answer.headers['cache-control']).toBe('no-store');
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });

  test('but the copy that a service worker fetches by name keeps its bytes', async () => {
    const answer = await get('/admin/index.html');
    expect(answer.body.toString()).toContain(noncePlaceholder);
    expect(answer.headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline'");
  });

  test('lets calls reach the Jitsi that is set up, with its library, and no other host', async () => {
    const other = await startTestGateway({}, { staticApps: { student, admin }, jitsi: 'https://meet.example' });
    for (const path of ['/', '/index.html', '/admin/rooms']) {
      const policy = String((await sendRaw(other.url, { path })).headers['content-security-policy']).split(';');
      expect(policy).toContain("script-src 'self' https://meet.example");
      expect(policy.find((one) => one.startsWith('connect-src'))).toMatch(/ https:\/\/meet\.example wss:\/\/meet\.example$/);
    }
    await other.stop();
    expect((await get('/')).headers['content-security-policy']).toContain("script-src 'self';");
  });

  test('over https upgrades what is insecure, and says to stay', async () => {
    const other = await startTestGateway({}, { staticApps: { student, admin }, trustProxy: true });
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'fudao.example' };
    const answer = await sendRaw(other.url, { path: '/', headers });
    expect(answer.headers['strict-transport-security']).toBe('max-age=15552000; includeSubDomains');
    expect(answer.headers['content-security-policy']).toMatch(/wss:\/\/fudao\.example;.*upgrade-insecure-requests$/);
    await other.stop();
  });
});

describe('a framed page', () => {
  const files = '/plugins/framed/1.0.0/h4sh/';

  test('may run what came with it, be framed by the app, and reach nothing', async () => {
    const { headers, status } = await get(`${files}student.html`);
    expect(status).toBe(200);
    const own = `${test_.url}${files}`;
    expect(String(headers['content-security-policy']).split(';')).toEqual([
      "default-src 'none'",
      `script-src ${own}`,
      `style-src ${own}`,
      `img-src ${own} data: blob:`,
      `font-src ${own} data:`,
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      'sandbox allow-scripts allow-forms',
    ]);
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['permissions-policy']).toContain('camera=()');
  });

  test('may load its script, which is foreign to its origin', async () => {
    const { headers } = await get(`${files}student.js`);
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  test('leaves modules of the apps as they are', async () => {
    const { headers } = await get('/plugins/question-answer/1.0.0/h4sh/student.js');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});
