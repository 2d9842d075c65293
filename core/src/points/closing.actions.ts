import { action, BinaryAnswerSchema } from '@fudao/plugin-sdk';
import { closeTerm } from './closing/close-term.ts';
import { viewClosing } from './closing/closing-view.ts';
import { askToReopen, decideReopening } from './closing/reopen.ts';
import { signOff, withdrawSignOff } from './closing/sign-off.ts';
import { exportPayout } from './export/payout-export.ts';
import type { Ledger } from './ledger/ledger.ts';
import { closeTerms } from './permissions.ts';
import * as schemas from './schemas.ts';

const allow = [closeTerms];

/** The closing of a term: districts sign off, the city closes, the payout goes out; reopening needs both. */
export function closingActions(ledger: Ledger) {
  return {
    closing: action({
      rest: 'GET /closing',
      summary: 'How a term stands: figures, open corrections and late service of each district, and who signed off.',
      allow,
      params: schemas.ClosingParams,
      returns: schemas.ClosingView,
      handler: (ctx) => viewClosing(ctx as never, ledger),
    }),

    signOff: action({
      rest: 'POST /closing/sign-off',
      summary: 'Signs off the figures of the own district.',
      allow,
      status: 204,
      params: schemas.SignOffParams,
      returns: schemas.Nothing,
      handler: (ctx) => signOff(ctx as never, ledger).then(() => null),
    }),

    withdrawSignOff: action({
      rest: 'POST /closing/sign-off-withdrawal',
      summary: 'Takes the sign-off of the own district back, while the term is not closed.',
      allow,
      status: 204,
      params: schemas.DistrictParams,
      returns: schemas.Nothing,
      handler: (ctx) => withdrawSignOff(ctx as never).then(() => null),
    }),

    close: action({
      rest: 'POST /closing/close',
      summary: 'Closes a term that every district signed off; by the city.',
      allow,
      status: 204,
      timeoutMs: 60_000,
      params: schemas.CloseParams,
      returns: schemas.Nothing,
      handler: (ctx) => closeTerm(ctx as never, ledger).then(() => null),
    }),

    askToReopen: action({
      rest: 'POST /closing/reopening',
      summary: 'Asks for a closed term of a district to be reopened, with a reason; the other side has to approve.',
      allow,
      status: 204,
      params: schemas.AskParams,
      returns: schemas.Nothing,
      handler: (ctx) => askToReopen(ctx as never).then(() => null),
    }),

    decideReopening: action({
      rest: 'POST /closing/reopening/decision',
      summary: 'Approves a reopening that the other side asked for, or refuses it.',
      allow,
      status: 204,
      params: schemas.DecideReopeningParams,
      returns: schemas.Nothing,
      handler: (ctx) => decideReopening(ctx as never).then(() => null),
    }),

    payout: action({
      rest: 'GET /payout',
      summary: 'Who is paid how much for a closed term (CSV or XLSX); each export is on the record.',
      allow,
      answers: 'stream',
      timeoutMs: 60_000,
      params: schemas.PayoutParams,
      returns: BinaryAnswerSchema,
      handler: (ctx) => exportPayout(ctx as never, ledger),
    }),
  };
}
