import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writePackage } from '../../core/src/plugin-manager/package/write-package.ts';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });

const manifestOf = (version: string, capabilities: readonly string[]) => ({
  id: 'news',
  version,
  name: text('校园快讯', 'School news'),
  summary: text('学校给学生的短消息', 'Short messages of a school to its students'),
  vendor: 'e2e',
  icon: 'mail',
  engines: { platform: '*' },
  uiAbi: 1,
  capabilities,
  permissions: {
    'news:read': { roles: ['student'], risk: text('阅读学校的消息', 'Reads messages of the school') },
  },
  settings: {
    type: 'object',
    additionalProperties: false,
    properties: {
      most: {
        type: 'integer',
        minimum: 1,
        maximum: 50,
        default: 10,
        'x-title': text('最多显示', 'Shown at most'),
        'x-description': text('一页最多显示几条消息。', 'Messages on one page.'),
      },
      isQuiet: { type: 'boolean', default: false, 'x-title': text('夜间不提醒', 'Quiet at night') },
    },
  },
  contributes: {
    student: { navigation: [{ route: 'list', icon: 'mail', label: text('校园快讯', 'School news'), permission: 'news:read', order: 90 }] },
  },
  privacy: { holds: [text('学生读过哪些消息', 'Which messages a student has read')], retention: 'P1Y' },
});

const serverOf = (version: string) => `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const closed = { additionalProperties: false };
const latest = action({
  rest: 'GET /latest', summary: 'The latest message.', allow: ['news:read'], params: Type.Object({}, closed),
  returns: Type.Object({ version: Type.String(), most: Type.Integer() }),
  handler: ({ settings }) => ({ version: '${version}', most: settings.most }),
});
export default definePlugin({
  services: [defineService({ name: 'news', actions: { latest } })],
  privacy: { exportPerson: async () => ({}), erasePerson: async () => {} },
});
`;

/** One page, as the compiler of Angular would leave it, with a field for work that is not finished. */
const uiOf = (version: string) => `
const shared = await globalThis.__fudaoShared(['@angular/core']);
const { ɵɵdefineComponent, ɵɵelementStart, ɵɵelementEnd, ɵɵelement, ɵɵtext } = shared['@angular/core'];
class NewsPage {}
NewsPage.ɵfac = () => new NewsPage();
NewsPage.ɵcmp = ɵɵdefineComponent({
  type: NewsPage, selectors: [['news-page']], decls: 4, vars: 0, consts: [['aria-label', '留言']],
  template: (rf) => {
    if (!(rf & 1)) return;
    ɵɵelementStart(0, 'main'); ɵɵelementStart(1, 'h1'); ɵɵtext(2, '校园快讯 ${version}'); ɵɵelementEnd();
    ɵɵelement(3, 'input', 0); ɵɵelementEnd();
  },
});
export default { routes: [{ path: 'list', component: NewsPage }], texts: { 'zh-CN': {}, en: {} } };
`;

export interface NewsOptions {
  readonly capabilities?: readonly string[];
  readonly key: KeyObject;
}

export const newsKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** A signed package of a small plugin whose page names its release. */
export async function packNews(version: string, { key, capabilities = ['organisation.read'] }: NewsOptions): Promise<Buffer> {
  const hash = version.replaceAll('.', '_');
  const files = {
    'plugin.json': JSON.stringify(manifestOf(version, capabilities)),
    'server/index.js': serverOf(version),
    'ui/build.json': JSON.stringify({ hash, student: 'student.js' }),
    [`ui/${hash}/student.js`]: uiOf(version),
  };
  const entries = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
  return (await writePackage(new Map(entries), key)).bytes;
}
