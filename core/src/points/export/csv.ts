import { csvTable } from '@fudao/plugin-sdk';
import type { Table } from './table.ts';

export const csvOf = ({ headings, rows }: Table): Buffer => Buffer.from(csvTable(headings, rows));
