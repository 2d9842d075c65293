import { file, patch, type Defect } from '../seeded.ts';

const manifest = 'plugin.json';
const index = 'server/index.ts';

export const manifestDefects: readonly Defect[] = [
  { id: 'platform-too-new', base: 'study-cards', check: 'manifest', says: 'needs the platform ^9.0.0', patches: [patch(manifest, '"^1.0.0"', '"^9.0.0"')] },
  { id: 'platform-range-empty', base: 'bell', check: 'manifest', says: 'is no range of versions', patches: [patch(manifest, '"^1.0.0"', '" "')] },
  { id: 'capability-unknown', base: 'bell', check: 'manifest', says: '"students.spy", which does not exist', patches: [patch(manifest, '"capabilities": []', '"capabilities": ["students.spy"]')] },
  { id: 'permission-of-another', base: 'reading-log', check: 'manifest', says: 'must begin with "reading-log:"', patches: [patch(manifest, 'reading-log:see', 'question-answer:see'), patch('server/books.service.ts', 'reading-log:see', 'question-answer:see')] },
  { id: 'event-without-version', base: 'reading-log', check: 'manifest', says: 'The event reading-log.read has no version', patches: [patch(manifest, 'reading-log.read.v1', 'reading-log.read'), patch('server/books.service.ts', 'reading-log.read.v1', 'reading-log.read'), patch(index, 'reading-log.read.v1', 'reading-log.read')] },
  { id: 'interface-missing', base: 'bell', check: 'manifest', says: 'has no interface for it (ui/admin/index.ts)', patches: [patch(manifest, '"permissions": {}', '"permissions": {}, "contributes": { "admin": { "slots": { "home.card": "BellCard" } } }')] },
  { id: 'setting-without-default', base: 'study-cards', check: 'manifest', says: 'cardsPerStudent has no default', patches: [patch(manifest, '"default": 200,', '')] },
  { id: 'manifest-no-json', base: 'bell', check: 'manifest', says: 'cannot be read', patches: [file(manifest, '{ "id": "bell",')] },

  { id: 'setting-title-not-translated', base: 'study-cards', check: 'texts', says: 'settings.cardsPerStudent.x-title: it lacks the English text', patches: [patch(manifest, '{ "zh-CN": "每名学生最多卡片数", "en": "Cards per student, at most" }', '{ "zh-CN": "每名学生最多卡片数" }')] },
  { id: 'choice-without-title', base: 'study-cards', check: 'texts', says: 'x-enum-titles.newest: it lacks', patches: [patch(manifest, '"newest": { "zh-CN": "最新在前", "en": "Newest first" },', '')] },
  { id: 'error-not-in-chinese', base: 'study-cards', check: 'texts', says: '"Card not found." is not Chinese', patches: [patch('server/errors.ts', "'没有找到这张卡片，它可能已被删除。'", "'Card not found.'")] },
  { id: 'error-names-other-value', base: 'study-cards', check: 'texts', says: '{most} and {count}', patches: [patch('server/errors.ts', 'You have {most} cards', 'You have {count} cards')] },
  { id: 'label-not-in-english', base: 'study-cards', check: 'texts', says: 'navigation cards: the English text', patches: [patch(manifest, '"label": { "zh-CN": "学习卡片", "en": "Study cards" }', '"label": { "zh-CN": "学习卡片", "en": "学习卡片" }')] },
  { id: 'risk-blank', base: 'reading-log', check: 'texts', says: 'permissions.reading-log:write.risk: it lacks the English text', patches: [patch(manifest, '"en": "Writes a student\'s own text"', '"en": "  "')] },
  { id: 'interface-text-missing', base: 'study-cards', check: 'texts', says: 'empty: it lacks the English text', patches: [patch('ui/student/texts/en.ts', "  empty: 'No cards yet. Make the first one.',\n", '')] },
];
