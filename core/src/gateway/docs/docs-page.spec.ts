import { Type } from '@fudao/plugin-sdk';
import { sendRaw } from '../testing/send-raw.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';
import { escapeHtml } from './escape-html.ts';
import { shapeOf } from './schema-shape.ts';

let test_: TestGateway;

beforeAll(async () => {
  test_ = await startTestGateway({
    'demo.ask': {
      rest: 'POST /questions',
      definition: { summary: 'Asks <b>a question</b>.', params: Type.Object({ text: Type.String({ maxLength: 9 }) }) },
      handler: () => 'ok',
    },
  });
});
afterAll(() => test_.stop());

const page = async (query = '', headers: Record<string, string> = {}) => {
  const answer = await sendRaw(test_.url, { path: `/api/docs${query}`, headers });
  return { html: answer.body.toString(), headers: answer.headers };
};

test('shows every operation, its shapes and every error', async () => {
  const { html, headers } = await page();
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  for (const part of ['/api/demo/questions', '/api/identity/sign-in', 'text: string;  // maxLength 9', 'id="FUDAO_TOO_MANY"', 'id="GATEWAY_NOT_JSON"']) {
    expect(html).toContain(part);
  }
});

test('what actions declare is text, never markup', async () => {
  const { html } = await page();
  expect(html).toContain('Asks &lt;b&gt;a question&lt;/b&gt;.');
  expect(html).not.toContain('<b>a question');
});

test('is Chinese first, English by the browser or by the link', async () => {
  expect((await page()).html).toMatch(/<html lang="zh-CN">[\s\S]*接口文档/);
  expect((await page('', { 'accept-language': 'en' })).html).toContain('<html lang="en">');
  expect((await page('?language=en')).html).toContain('Fudao API');
  expect((await page('?language=zh-CN', { 'accept-language': 'en' })).html).toContain('<html lang="zh-CN">');
});

test('keeps its own policy: nothing foreign, nothing inline without the nonce of this answer', async () => {
  const { html, headers } = await page();
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy']!.toString())![1]!;
  for (const [element] of html.matchAll(/<(script|style)\b[^>]*>/g)) expect(element).toContain(`nonce="${nonce}"`);
  expect(html).not.toMatch(/\son\w+=|javascript:|https?:\/\/|style="/);
  expect((await page()).html).not.toContain(nonce);
  expect(html).not.toContain('@nonce@');
});

test('is laid out for keyboards and screen readers', async () => {
  const { html } = await page();
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toMatch(/<label for="filter">/);
  expect(html).toMatch(/<main id="content">/);
  expect(html).toMatch(/<a class="skip" href="#content">/);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('follows a change of routes', async () => {
  await test_.add({ 'later.added': { handler: () => 'ok' } });
  test_.replace({ 'later.added': { rest: 'GET /added', handler: () => 'ok' } });
  expect((await page()).html).toContain('/api/demo/added');
});

test('comes compressed to whom takes it', async () => {
  const answer = await sendRaw(test_.url, { path: '/api/docs', headers: { 'accept-encoding': 'gzip' } });
  expect(answer.headers['content-encoding']).toBe('gzip');
});

test.each([
  [Type.String(), 'string'],
  [Type.Optional(Type.Integer()), 'integer'],
  [Type.Array(Type.Number()), 'number[]'],
  [Type.Union([Type.Literal('a'), Type.Literal('b'), Type.Null()]), '"a" | "b" | null'],
  [Type.Union([Type.String(), Type.Integer()]), 'string | integer'],
  [Type.Array(Type.Union([Type.String(), Type.Integer()])), '(string | integer)[]'],
  [Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })]), '{\n  a: string;\n} & {\n  b: string;\n}'],
  [Type.Object({ a: Type.Optional(Type.Boolean({ default: true })) }), '{\n  a?: boolean;  // default true\n}'],
  [Type.Object({}), '{ ... }'],
  [Type.Unknown(), 'any'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ enum: [1, 'x'] }, '1 | "x"'],
])('the shape of %j is read as %s', (schema, shape) => {
  expect(shapeOf(schema)).toBe(shape);
});

test('all five characters of markup are escaped', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;');
});
