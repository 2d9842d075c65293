import { guideSteps } from './guide-steps.ts';

const guide = `# G

## Other

\`\`\`sh
rm -rf /
\`\`\`

## Try

\`\`\`sh
npm start   # a remark
npm test -- x
\`\`\`

\`\`\`text
It is ready
\`\`\`

In \`plugins/a/b.ts\`:

\`\`\`diff
-  one,
+  two,
\`\`\`

## Last

\`\`\`sh
no
\`\`\`
`;

test('of one chapter, in its order', () => {
  expect(guideSteps(guide, 'Try')).toEqual([
    { kind: 'run', command: 'npm start' },
    { kind: 'run', command: 'npm test -- x' },
    { kind: 'see', text: 'It is ready' },
    { kind: 'edit', file: 'plugins/a/b.ts', from: 'one,', to: 'two,' },
  ]);
  expect(() => guideSteps(guide, 'None')).toThrow('no chapter');
});
