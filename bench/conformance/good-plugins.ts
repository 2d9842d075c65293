import { fileURLToPath } from 'node:url';
import type { PluginKind } from '../../core/src/cli/create-plugin/template-rules.ts';
import { file, patch, type Patch } from '../../core/src/conformance/testing/seeded.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A plugin that is right: none of the checks may fail. */
export interface GoodPlugin {
  readonly id: string;
  /** A base of the kit, or a folder; of one that `plugin create` writes, its kind. */
  readonly base: string | { readonly created: PluginKind };
  readonly patches: readonly Patch[];
  readonly earlier?: string;
  /** Whether its interface is tried too. */
  readonly hasBrowser?: boolean;
}

const manifest = 'plugin.json';
const cards = 'server/cards.service.ts';
const heavy = Array.from({ length: 24 }, (_, index) => {
  const title = `"x-title": { "zh-CN": "第 ${index} 项", "en": "Setting ${index}" }`;
  const kinds = [
    `"type": "integer", "minimum": ${index}, "maximum": ${index + 5}, "default": ${index + 1}`,
    `"type": "boolean", "default": ${index % 2 === 0}`,
    `"type": "string", "maxLength": 40, "default": "晚自习"`,
  ];
  return `"setting${index}": { ${kinds[index % 3]}, ${title} }`;
}).join(',\n');

/** The files of a whole plugin as the platform's other tests have them. */
const ofPlatform = (path: string): string => `${root}${path}`;

export const goodPlugins: readonly GoodPlugin[] = [
  { id: 'question-answer', base: ofPlatform('plugins/question-answer'), patches: [], hasBrowser: true },
  { id: 'marks', base: ofPlatform('core/src/documents/testing/marks'), patches: [] },
  { id: 'as created', base: { created: 'documents' }, patches: [] },
  { id: 'as created with tables', base: { created: 'tables' }, patches: [] },
  { id: 'as created to be confined', base: { created: 'confined' }, patches: [], hasBrowser: true },
  { id: 'study-cards', base: 'study-cards', patches: [], hasBrowser: true },
  { id: 'week-promise', base: 'week-promise', patches: [], hasBrowser: true },
  { id: 'reading-log', base: 'reading-log', patches: [], earlier: 'reading-log' },
  { id: 'bell', base: 'bell', patches: [] },
  { id: 'cards with many settings', base: 'study-cards', patches: [patch(manifest, '"cardsPerStudent": {', `${heavy},\n"cardsPerStudent": {`)] },
  { id: 'cards without settings', base: 'study-cards', patches: [patch(manifest, '"maximum": 500,\n        "default": 200', '"maximum": 500,\n        "default": 500'), patch(manifest, '"enum": ["newest", "oldest"]', '"enum": ["newest"]')] },
  { id: 'cards with short timers', base: 'study-cards', patches: [patch(cards, 'everySeconds: 3_600, handler: async ({ log }) => log.debug({}, \'nothing to do\')', 'everySeconds: 1, handler: async (context) => void (await tallies.of(context).put(\'turns\', { added: 1 }))')] },
  { id: 'cards that wait a little', base: 'study-cards', patches: [patch('server/board.service.ts', 'calls.count();', 'calls.count();\n        await new Promise((resolve) => setTimeout(resolve, 15));')] },
  { id: 'cards that defer work', base: 'study-cards', patches: [patch(cards, "work.emit('study-cards.added.v1', { cardId: id });", "work.emit('study-cards.added.v1', { cardId: id });\n          work.defer('study-cards.cards.tidy', { id });"), patch(cards, '    list: action({', "    tidy: action({\n      summary: 'Tidies a card up.',\n      allow: 'internal',\n      params: ById,\n      returns: Type.Object({}, closed),\n      handler: () => ({}),\n    }),\n\n    list: action({")] },
  { id: 'log with a third migration', base: 'reading-log', patches: [file('migrations/2026-11-20-pages.ts', "import type { SchemaScope } from '@fudao/plugin-sdk';\n\nexport async function up(schema: SchemaScope): Promise<void> {\n  await schema.addColumn('reading_log_books', 'pages', { type: 'integer', default: 0 });\n}\n")], earlier: 'reading-log' },
  { id: 'log that contracts later', base: 'reading-log', patches: [file('migrations/2026-11-20-index.ts', "import type { SchemaScope } from '@fudao/plugin-sdk';\n\nexport async function up(schema: SchemaScope): Promise<void> {\n  await schema.addIndex('reading_log_books', { columns: ['title'] });\n}\n"), patch(manifest, '"2.0.0"', '"2.1.0"')], earlier: 'reading-log' },
  { id: 'log for the city', base: 'reading-log', patches: [patch(manifest, '"roles": ["teacher", "district-administrator"]', '"roles": ["teacher", "district-administrator", "city-administrator"]')] },
  { id: 'log that erases by halves', base: 'reading-log', patches: [patch('server/privacy.ts', "await db.delete('reading_log_books', { student_id: personId })", "await db.update('reading_log_books', { title: '', thoughts: null, student_id: 'erased' }, { student_id: personId })")] },
  { id: 'bell that caches', base: 'bell', patches: [patch('server/index.ts', 'const lessonMs = 45 * 60_000;', 'const lessonMs = 45 * 60_000;\nconst asked = new Map<number, number>();'), patch('server/index.ts', 'handler: ({ now, params }) => (', 'handler: ({ now, params }) => (void asked.set(params.lessons ?? 1, 1), ')] },
  { id: 'bell without an end', base: 'bell', patches: [patch('server/index.ts', '  setup: () => {', '  setup: async () => {\n    await new Promise((resolve) => setTimeout(resolve, 200));')] },
];
