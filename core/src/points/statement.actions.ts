import { action, BinaryAnswerSchema } from '@fudao/plugin-sdk';
import { localDateOf } from '../runtime/city-time/index.ts';
import type { Ledger } from './ledger/ledger.ts';
import { listTerms } from './ledger/terms.ts';
import { ownPoints, readPoints } from './permissions.ts';
import * as schemas from './schemas.ts';
import { exportStatement } from './statement/statement-export.ts';
import { readStatement } from './statement/statement.ts';
import { listTeachers } from './teachers.ts';

/** What teachers and those who administer them read. */
export function statementActions(ledger: Ledger) {
  return {
    terms: action({
      rest: 'GET /terms',
      summary: 'The terms that have begun, latest first.',
      allow: [ownPoints, readPoints],
      params: schemas.NoParams,
      returns: schemas.TermList,
      handler: async (ctx) => {
        const today = localDateOf(ctx.now().getTime(), ledger.timeZone);
        const begun = (await listTerms(ctx)).filter(({ startsOn }) => startsOn <= today).reverse();
        return { items: begun.map((term) => ({ ...term, isOver: term.endsOn < today })) };
      },
    }),

    statement: action({
      rest: 'GET /statement',
      summary: "The caller's points of a term, or those of a teacher whom the caller administers; such a look is on the record.",
      allow: [ownPoints, readPoints],
      params: schemas.StatementParams,
      returns: schemas.Statement,
      handler: (ctx) => readStatement(ctx as never, ledger),
    }),

    exportStatement: action({
      rest: 'GET /statement/export',
      summary: 'The same as a table for spreadsheets (CSV).',
      allow: [ownPoints, readPoints],
      answers: 'stream',
      params: schemas.StatementExportParams,
      returns: BinaryAnswerSchema,
      handler: (ctx) => exportStatement(ctx as never, ledger),
    }),

    teachers: action({
      rest: 'GET /teachers',
      summary: 'Teachers of the own school, district or city with their points of a term.',
      allow: [readPoints],
      params: schemas.TeachersParams,
      returns: schemas.TeacherPage,
      handler: (ctx) => listTeachers(ctx as never),
    }),
  };
}
