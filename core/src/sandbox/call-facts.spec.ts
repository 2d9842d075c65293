import fc from 'fast-check';
import type { Caller } from '@fudao/plugin-sdk';
import { CallFactsTold } from './call-facts.ts';
import type { HostContext } from './confined-call.ts';
import { FactsBook } from './guest/facts-book.ts';
import { person } from './testing/start-plugin.ts';
import type { CallFacts } from './wire/messages.ts';

const districts = ['east', null];
const settings = [{ limit: 3 }, { limit: 3 }, { limit: 4 }];
const permissions = ['notes:write', 'notes:read-all'];

interface Call {
  readonly caller: Caller;
  readonly district: number;
  readonly settings: number;
  readonly holds: number;
}

function contextOf(call: Call): HostContext {
  return {
    caller: call.caller,
    districtId: districts[call.district],
    settings: settings[call.settings],
    requestId: 'a-request',
    now: () => new Date(5_000),
    may: (permission: string) => permissions.indexOf(permission) < call.holds,
  } as never;
}

const callBy = (callers: readonly Caller[]) =>
  fc.record({ caller: fc.constantFrom(...callers), district: fc.nat(1), settings: fc.nat(2), holds: fc.nat(2) });

/** What the child makes of what the core tells it. */
function heard(told: CallFactsTold, book: FactsBook, call: Call) {
  const facts = JSON.parse(told.json(contextOf(call), permissions)) as CallFacts;
  const { caller, districtId, settings: own, may } = book.read(facts);
  return { caller, districtId, settings: own, may, requestId: facts.requestId, at: facts.at };
}

const meant = (call: Call) => ({
  caller: { ...call.caller, sessionId: null },
  districtId: districts[call.district],
  settings: settings[call.settings],
  may: permissions.slice(0, call.holds),
  requestId: 'a-request',
  at: 5_000,
});

describe('what a child is told of its callers', () => {
  test('is always what holds now, also where more of them call than it remembers', () => {
    const callers = Array.from({ length: 900 }, (_, index) => person(`s${index}`, 'student', 'east'));
    const told = new CallFactsTold();
    const book = new FactsBook();
    const some = [...callers.slice(0, 4), ...callers.slice(-4)];
    for (const caller of callers) heard(told, book, { caller, district: 0, settings: 0, holds: 1 });
    for (const caller of some) {
      const call = { caller, district: 0, settings: 0, holds: 1 };
      expect(heard(told, book, call)).toEqual(meant(call));
    }
    fc.assert(
      fc.property(fc.array(callBy(some), { maxLength: 30 }), fc.boolean(), (calls, isLost) => {
        if (isLost) told.forget();
        for (const call of calls) expect(heard(told, book, call)).toEqual(meant(call));
      }),
    );
  });

  test('is a number once it knows them, and all again when something has changed', () => {
    const told = new CallFactsTold();
    const isWhole = (call: Call) => 'caller' in (JSON.parse(told.json(contextOf(call), permissions)) as object);
    const call = { caller: person('s1', 'student', 'east'), district: 0, settings: 0, holds: 1 };
    expect([isWhole(call), isWhole(call), isWhole({ ...call, holds: 2 }), isWhole(call), isWhole(call)]).toEqual([true, false, true, true, false]);
    expect(isWhole({ ...call, settings: 1 })).toBe(true);
    told.forget();
    expect(isWhole({ ...call, settings: 1 })).toBe(true);
  });

  test('does not count as told where it could not be said', () => {
    const told = new CallFactsTold();
    const book = new FactsBook();
    const call = { caller: person('s1', 'student', 'east'), district: 0, settings: 0, holds: 1 };
    const settings = { toJSON: () => { throw new Error('no JSON'); } };
    expect(() => told.json({ ...contextOf(call), settings } as never, permissions)).toThrow('no JSON');
    expect(() => told.json({ ...contextOf(call), settings } as never, permissions)).toThrow('no JSON');
    expect(heard(told, book, call)).toEqual(meant(call));
  });

  test('can be widened by no handler', () => {
    const book = new FactsBook();
    const { caller, settings: own } = heard(new CallFactsTold(), book, { caller: person('s1', 'student', 'east'), district: 0, settings: 0, holds: 0 });
    expect([Object.isFrozen(caller), Object.isFrozen(caller.roles), Object.isFrozen(own)]).toEqual([true, true, true]);
  });
});
