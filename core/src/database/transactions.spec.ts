import { setTimeout as wait } from 'node:timers/promises';
import { FudaoError, UniqueViolation, type LockingSqlScope } from '@fudao/plugin-sdk';
import { onEachDatabase } from '../testing/on-each-database.ts';
import { TransactionConflict } from './errors.ts';
import { openDatabase } from './open-database.ts';

onEachDatabase('Transactions', (subject) => {
  const db = () => subject().database;
  const balance = async (id: string) =>
    (await db().selectOne('SELECT amount FROM accounts WHERE id = :id', { id }))?.['amount'];

  const deposit = (id: string, amount: number) => async (work: LockingSqlScope) => {
    const account = await work.lockOne<{ amount: number }>('SELECT amount FROM accounts WHERE id = :id', { id });
    await wait(1);
    await work.update('accounts', { amount: (account?.amount ?? 0) + amount }, { id });
  };

  beforeAll(async () => {
    await db().run('CREATE TABLE accounts (id VARCHAR(64) PRIMARY KEY NOT NULL, amount INTEGER NOT NULL)');
  });

  beforeEach(async () => {
    await db().run('DELETE FROM accounts');
    await db().insert('accounts', [
      { id: 'a', amount: 0 },
      { id: 'b', amount: 0 },
    ]);
  });

  test('gives the result of its unit', async () => {
    expect(await db().transaction(async (work) => work.selectOne('SELECT 1 AS one'))).toEqual({ one: 1 });
  });

  test('leaves nothing behind when its unit throws', async () => {
    const refusal = new Error('changed my mind');
    const unit = db().transaction(async (work) => {
      await work.insert('accounts', { id: 'c', amount: 1 });
      throw refusal;
    });
    await expect(unit).rejects.toBe(refusal);
    expect(await balance('c')).toBeUndefined();
  });

  test('fifty at once all pass, and none overwrites another', async () => {
    await Promise.all(Array.from({ length: 50 }, () => db().transaction(deposit('a', 1))));
    expect(await balance('a')).toBe(50);
  });

  test('fifty at once from two nodes all pass', async () => {
    const other = await openDatabase(subject().options);
    const nodes = [db(), other];
    await Promise.all(Array.from({ length: 50 }, (_, index) => nodes[index % 2]?.transaction(deposit('a', 1))));
    await other.close();
    expect(await balance('a')).toBe(50);
  });

  test('a read outside waits for no transaction and sees only what is committed', async () => {
    await db().transaction(async (work) => {
      await work.update('accounts', { amount: 9 }, { id: 'a' });
      expect(await balance('a')).toBe(0);
      expect(await work.selectOne('SELECT amount FROM accounts WHERE id = :id', { id: 'a' })).toEqual({ amount: 9 });
    });
    expect(await balance('a')).toBe(9);
  });

  test('writes outside line up behind a transaction', async () => {
    const slow = db().transaction(async (work) => {
      await work.update('accounts', { amount: 5 }, { id: 'a' });
      await wait(100);
    });
    await wait(20);
    await db().run('UPDATE accounts SET amount = amount * 2 WHERE id = :id', { id: 'a' });
    await slow;
    expect(await balance('a')).toBe(10);
  });

  test('two that lock in opposite order both pass in the end', async () => {
    const both = (first: string, second: string) =>
      db().transaction(async (work) => {
        await deposit(first, 1)(work);
        await wait(30);
        await deposit(second, 1)(work);
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect([await balance('a'), await balance('b')]).toEqual([2, 2]);
  });

  test('goes on after a unique violation that its unit expects', async () => {
    await db().transaction(async (work) => {
      await expect(work.insert('accounts', { id: 'a', amount: 1 })).rejects.toBeInstanceOf(UniqueViolation);
      await work.update('accounts', { amount: 3 }, { id: 'b' });
    });
    expect(await balance('b')).toBe(3);
  });

  test('a deadlock that its unit swallows is not committed by half', async () => {
    let runs = 0;
    const swallow = (first: string, second: string) =>
      db().transaction(async (work) => {
        runs += 1;
        await deposit(first, 1)(work);
        await wait(30);
        await deposit(second, 1)(work).catch(() => undefined);
      });
    await Promise.all([swallow('a', 'b'), swallow('b', 'a')]);
    expect([await balance('a'), await balance('b')]).toEqual([2, 2]);
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  test('one inside of another is refused, and so is a write beside it', async () => {
    const inside = (act: () => Promise<unknown>) => db().transaction(act);
    await expect(inside(() => db().transaction(async () => 1))).rejects.toThrow('a second transaction is refused');
    await expect(inside(() => db().insert('accounts', { id: 'c', amount: 1 }))).rejects.toThrow('is refused');
    await expect(inside(() => db().run('DELETE FROM accounts'))).rejects.toThrow('a write beside it is refused');
    expect(await balance('a')).toBe(0);
  });

  test('what a unit left running is refused after the end, and may write by itself', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await db().transaction(async (work) => {
      late = wait(20).then(async () => {
        await expect(work.update('accounts', { amount: 1 }, { id: 'a' })).rejects.toThrow('has ended');
        await db().update('accounts', { amount: 2 }, { id: 'b' });
      });
    });
    await late;
    expect([await balance('a'), await balance('b')]).toEqual([0, 2]);
  });

  test('a conflict without end is answered as unavailable', async () => {
    const never = db().transaction(async () => {
      throw new TransactionConflict(new Error('again'));
    });
    await expect(never).rejects.toMatchObject({ code: 'FUDAO_UNAVAILABLE' });
    await expect(never).rejects.toBeInstanceOf(FudaoError);
  });
});
