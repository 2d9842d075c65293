import { inModule, patch, type Defect } from '../seeded.ts';

const index = 'server/index.ts';
const promises = 'server/promises.service.ts';
const asking = 'asked.count();';
const base = 'week-promise';
const trust = 'confined';

/** Run trusted, these plugins are right. */
const ofServer: readonly Defect[] = (
  [
    {
      id: 'reads-the-machine',
      check: 'start',
      says: 'It does not start: Access to this API has been restricted',
      patches: [patch(index, "import { writeFile }", "import { readFile, writeFile }"), patch(index, "await writeFile(join(cacheFolder, 'stamp'), 'ready');", "await writeFile(join(cacheFolder, 'stamp'), await readFile('/etc/passwd'));")],
    },
    {
      id: 'asks-the-environment',
      check: 'input',
      says: "promises.mine fails when called with what fits its schema: {}. TypeError: Cannot read properties of undefined (reading 'split')",
      patches: [patch(promises, asking, `${asking}\n        process.env['PATH']!.split(':');`)],
    },
    {
      id: 'evaluates-a-text',
      check: 'input',
      says: 'Code generation from strings disallowed',
      patches: [patch(promises, asking, `${asking}\n        new Function('return 1')();`)],
    },
    {
      id: 'starts-a-process',
      check: 'input',
      says: 'Access to this API has been restricted',
      patches: [patch(promises, "import { asked } from './asked.ts';", "import { execFileSync } from 'node:child_process';\nimport { asked } from './asked.ts';"), patch(promises, asking, `${asking}\n        execFileSync('true');`)],
    },
    {
      id: 'keeps-large-buffers',
      check: 'budgets',
      says: 'It does not hold out under',
      patches: [patch('server/asked.ts', 'this.lately += 1;', 'this.lately += 1;\n    this.#kept.push(Buffer.alloc(4_000_000, 1));'), patch('server/asked.ts', 'lately = 0;\n\n', 'lately = 0;\n  #kept: Buffer[] = [];\n\n')],
    },
  ] as const
).map((defect) => ({ ...defect, base, trust }));

const ofFrame: readonly Defect[] = (
  [
    { id: 'frame-never-asks', says: 'is a framed page that never asks for its line to the app', patches: [inModule('student', '', '<script src="./student.js" defer></script>')] },
    { id: 'frame-runs-inline', says: 'Content Security Policy', patches: [inModule('student', '<script>document.title = "x"</script></head>', '</head>')] },
    { id: 'frame-fetches', says: "Content Security Policy", patches: [inModule('student.js', "fetch('/api/health').catch(()=>{});")] },
    { id: 'frame-uses-storage', says: "Failed to read the 'localStorage' property", patches: [inModule('student.js', "localStorage.getItem('draft');")] },
    { id: 'frame-speaks-one-language', says: 'is a framed page that says the same in both languages', patches: [inModule('student.js', '.context.language&&"zh-CN"', '.context.language')] },
    { id: 'frame-shuts-people-out', says: 'axe says label:', patches: [inModule('student.js', 'htmlFor:"promises"', 'htmlFor:"promise"')] },
  ] as const
).map((defect) => ({ ...defect, base, trust, check: 'ui', isOfUi: true }));

export const confinedDefects: readonly Defect[] = [...ofServer, ...ofFrame];
