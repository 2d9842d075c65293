import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeclarations } from './role-matrix/declared-actions.ts';
import { withTables } from './role-matrix/in-document.ts';
import { matrixTables } from './role-matrix/matrix-table.ts';
import { root } from './run-program.ts';

/** Writes who may call what into docs/security.md, from what actions and permissions declare. */
const file = join(root, 'docs', 'security.md');
writeFileSync(file, withTables(readFileSync(file, 'utf8'), matrixTables(await readDeclarations())));
