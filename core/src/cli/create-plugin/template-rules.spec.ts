import { placeOf, textFor } from './template-rules.ts';

test.each([
  ['server/index.ts', 'server/index.ts', 'server/index.ts', 'server/index.ts'],
  ['server/index.tables.ts', undefined, 'server/index.ts', undefined],
  ['ui/student/index.ts', 'ui/student/index.ts', 'ui/student/index.ts', undefined],
  ['ui/student/frame.confined.html', undefined, undefined, 'ui/student/frame.html'],
])('%s goes to %s, %s and %s', (path, documents, tables, confined) => {
  expect(placeOf(path, 'documents')).toBe(documents);
  expect(placeOf(path, 'tables')).toBe(tables);
  expect(placeOf(path, 'confined')).toBe(confined);
});

test('each spelling of the name becomes that of the plugin', () => {
  const text = `plugin-template:use plugin_template_goals PLUGIN_TEMPLATE plugins/plugin-template/x`;
  expect(textFor(text, 'study-notes', 'trial/a')).toBe('study-notes:use study_notes_goals STUDY_NOTES trial/a/x');
});

test('imports follow the files', () => {
  const text = `import { a } from './privacy.tables.ts';\nimport './b.ts';`;
  expect(textFor(text, 'x', 'plugins/x')).toBe(`import { a } from './privacy.ts';\nimport './b.ts';`);
});
