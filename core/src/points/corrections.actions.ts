import { action } from '@fudao/plugin-sdk';
import { readCorrections } from './corrections/correction-list.ts';
import { decideCorrection, withdrawCorrection } from './corrections/decide-correction.ts';
import { proposeCorrection } from './corrections/propose-correction.ts';
import type { Ledger } from './ledger/ledger.ts';
import { correctPoints } from './permissions.ts';
import * as schemas from './schemas.ts';

const allow = [correctPoints];

/** Corrections: one administrator proposes, a second one decides. */
export function correctionActions(ledger: Ledger) {
  return {
    corrections: action({
      rest: 'GET /corrections',
      summary: 'Proposed corrections of the own district or city.',
      allow,
      params: schemas.CorrectionsParams,
      returns: schemas.CorrectionPage,
      handler: (ctx) => readCorrections(ctx as never),
    }),

    propose: action({
      rest: 'POST /corrections',
      summary: "Proposes to add to, or take from, a teacher's points, with a reason; another administrator decides.",
      allow,
      idempotent: true,
      status: 201,
      params: schemas.ProposeParams,
      returns: schemas.CorrectionSchema,
      handler: (ctx) => proposeCorrection(ctx as never),
    }),

    decide: action({
      rest: 'POST /corrections/:id/decision',
      summary: 'Approves a correction that somebody else proposed, which enters it into the ledger, or refuses it.',
      allow,
      idempotent: true,
      params: schemas.DecideParams,
      returns: schemas.CorrectionSchema,
      handler: (ctx) => decideCorrection(ctx as never, ledger),
    }),

    withdraw: action({
      rest: 'POST /corrections/:id/withdrawal',
      summary: 'Takes back a correction that the caller proposed and nobody decided on.',
      allow,
      idempotent: true,
      params: schemas.ById,
      returns: schemas.CorrectionSchema,
      handler: (ctx) => withdrawCorrection(ctx as never),
    }),
  };
}
