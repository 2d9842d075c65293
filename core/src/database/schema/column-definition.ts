import type { Column, SqlValue } from '@fudao/plugin-sdk';
import { literal, type ModelAttributeColumnOptions } from 'sequelize';
import { quoteName } from '../statement/quote-name.ts';

const KEY_LENGTH = 64;
const TEXT_LENGTH = 255;

/** A column as Sequelize's QueryInterface takes it. */
export function columnDefinition(
  kind: 'sqlite' | 'mariadb',
  name: string,
  column: Column,
): ModelAttributeColumnOptions {
  const isSerial = column.type === 'serial';
  const isKey = isSerial || column.primaryKey === true;
  return {
    type: columnType(kind, name, column),
    // Without this SQLite would take NULL in a primary key.
    allowNull: column.nullable === true && !isKey,
    ...(isKey && { primaryKey: true }),
    ...(isSerial && { autoIncrement: true }),
    ...(column.default !== undefined && { defaultValue: literal(sqlLiteral(column.default)) }),
  };
}

function columnType(kind: 'sqlite' | 'mariadb', name: string, column: Column): string {
  switch (column.type) {
    case 'key':
      return shortText(kind, name, column.length ?? KEY_LENGTH);
    case 'text':
      return shortText(kind, name, column.length ?? TEXT_LENGTH);
    case 'long-text':
      return kind === 'sqlite' ? 'TEXT' : 'MEDIUMTEXT';
    case 'binary':
      return kind === 'sqlite' ? 'BLOB' : 'MEDIUMBLOB';
    case 'boolean':
      return 'TINYINT';
    // SQLite's integers have 64 bits whatever they are called; one that overflows must not first do so on MariaDB.
    case 'integer':
    case 'big-integer':
    case 'serial':
    case 'time':
      return kind === 'sqlite' ? 'INTEGER' : 'BIGINT';
  }
}

/** SQLite reads over the length of VARCHAR, so a check keeps it. */
function shortText(kind: 'sqlite' | 'mariadb', name: string, length: number): string {
  const type = `VARCHAR(${length})`;
  return kind === 'sqlite' ? `${type} CHECK (length(${quoteName(name)}) <= ${length})` : type;
}

function sqlLiteral(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (Buffer.isBuffer(value)) return `x'${value.toString('hex')}'`;
  return String(Number(value));
}
