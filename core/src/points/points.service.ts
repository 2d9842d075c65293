import { consumer, defineService, type ServiceDefinition } from '@fudao/plugin-sdk';
import { closingActions } from './closing.actions.ts';
import { correctionActions } from './corrections.actions.ts';
import { ledgerActions } from './ledger.actions.ts';
import { awardSettled, type Settled } from './ledger/award-settled.ts';
import type { Ledger } from './ledger/ledger.ts';
import { statementActions } from './statement.actions.ts';

export function definePointsService(ledger: Ledger): ServiceDefinition {
  return defineService({
    name: 'points',
    actions: { ...ledgerActions(ledger), ...statementActions(ledger), ...correctionActions(ledger), ...closingActions(ledger) },
    events: { 'policy.settled.v1': consumer<Settled>((context) => awardSettled(context as never, ledger)) },
  });
}
