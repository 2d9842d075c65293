import { action } from '@fudao/plugin-sdk';
import { settleHeld } from './closing/reopen.ts';
import { errors } from './errors.ts';
import { annul } from './ledger/annul.ts';
import { award } from './ledger/award.ts';
import type { Ledger } from './ledger/ledger.ts';
import { isTimed, type ServiceKind } from './rules/service-kind.ts';
import * as schemas from './schemas.ts';

const capability = 'points.award';

/** Live tutoring is entered by what the rules' room says took place; a plugin awards what is by the piece. */
function checkAwarder({ callingPlugin, params }: { callingPlugin?: string | undefined; params: { kind: ServiceKind } }): void {
  if (callingPlugin !== undefined && isTimed(params.kind)) throw errors.SETTLED_ONLY();
}

/** What the rooms and plugins that watch over service tell the ledger. */
export function ledgerActions(ledger: Ledger) {
  return {
    award: action({
      summary: 'Enters a service that a student chose into the ledger, once for its kind, cause and teacher.',
      allow: 'internal',
      capability,
      params: schemas.AwardParams,
      returns: schemas.Awarded,
      handler: async (ctx) => {
        const { kind, quantity, causeId } = ctx.params;
        checkAwarder(ctx);
        if (!isTimed(kind) && quantity !== 1) throw errors.PIECE_EXPECTED();
        const done = await award(ctx as never, ledger, ctx.params);
        if (done.outcome === 'held') ctx.log.warn({ kind, causeId }, 'service of a closed term is held until the term is reopened');
        return done;
      },
    }),

    reverse: action({
      summary: 'Takes a service that was annulled out again by a counter-entry; also before its award has come.',
      allow: 'internal',
      capability,
      params: schemas.ReverseParams,
      returns: schemas.Awarded,
      handler: (ctx) => {
        checkAwarder(ctx);
        return annul(ctx as never, ledger, ctx.params);
      },
    }),

    settleHeld: action({
      summary: 'Enters what came while a term was closed, after its reopening.',
      allow: 'internal',
      timeoutMs: 600_000,
      params: schemas.DistrictParams,
      returns: schemas.Settled,
      handler: async (ctx) => ({ settled: await settleHeld(ctx as never, ledger) }),
    }),
  };
}
