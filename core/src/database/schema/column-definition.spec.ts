import type { Column } from '@fudao/plugin-sdk';
import { columnDefinition } from './column-definition.ts';

const define = (column: Column) => [
  columnDefinition('sqlite', 'name', column),
  columnDefinition('mariadb', 'name', column),
];

test('a short text keeps its length on both', () => {
  expect(define({ type: 'key' })).toMatchObject([
    { type: 'VARCHAR(64) CHECK (length(`name`) <= 64)', allowNull: false },
    { type: 'VARCHAR(64)', allowNull: false },
  ]);
  expect(define({ type: 'text', length: 20 })[1]).toMatchObject({ type: 'VARCHAR(20)' });
});

test('a key is never null, whatever was said', () => {
  for (const column of define({ type: 'key', primaryKey: true, nullable: true })) {
    expect(column).toMatchObject({ primaryKey: true, allowNull: false });
  }
  for (const column of define({ type: 'serial' })) {
    expect(column).toMatchObject({ primaryKey: true, autoIncrement: true });
  }
});

test.each<[Column['default'], string]>([
  ["it's \\", "'it''s \\'"],
  [5, '5'],
  [true, '1'],
  [null, 'NULL'],
  [Buffer.from([1, 255]), "x'01ff'"],
])('default %p', (value, written) => {
  expect(define({ type: 'text', default: value as never })[0]?.defaultValue).toMatchObject({ val: written });
});
