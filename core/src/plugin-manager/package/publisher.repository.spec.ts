import { onEachDatabase } from '../../testing/on-each-database.ts';
import { addPublisher, findPublisher, readPublishers, revokePublisher } from './publisher.repository.ts';
import { aKey, publisherOf } from './testing/a-package.ts';

onEachDatabase('publishers', (subject) => {
  const db = () => subject().database;
  beforeAll(() => db().migrate('plugin-manager', new URL('../migrations/', import.meta.url)));
  afterEach(() => db().run('DELETE FROM plugin_manager_publishers'));

  const add = (key = aKey(), name = 'Acme', at = 1) => {
    const { publicKey } = publisherOf(key);
    return addPublisher(db(), { name, publicKey, mostTrust: 'confined' }, 'C0001', at);
  };

  test('are kept as they were entered', async () => {
    const key = aKey();
    const added = await add(key, '教育出版社');
    expect(added).toEqual(publisherOf(key, { name: '教育出版社' }));
    expect(await findPublisher(db(), added.keyId)).toEqual(added);
    const later = await add(aKey(), 'Later', 2);
    expect(await readPublishers(db())).toEqual([added, later]);
  });

  test('have one entry a key', async () => {
    const key = aKey();
    await add(key);
    await expect(add(key, 'Somebody else')).rejects.toMatchObject({ code: 'PUBLISHER_KNOWN' });
    expect((await readPublishers(db())).map(({ name }) => name)).toEqual(['Acme']);
  });

  test('are revoked for good', async () => {
    const key = aKey();
    const { keyId } = await add(key);
    const revoked = await revokePublisher(db(), keyId, 'the key was lost', 5);
    expect(revoked).toMatchObject({ revokedAt: 5, revokedReason: 'the key was lost' });
    expect(await revokePublisher(db(), keyId, 'again', 9)).toEqual(revoked);
    await expect(add(key)).rejects.toMatchObject({ code: 'PUBLISHER_KNOWN' });
  });

  test('that are wrong or absent are told', async () => {
    const wrong = { name: 'x', publicKey: 'AAAA', mostTrust: 'trusted' as const };
    await expect(addPublisher(db(), wrong, 'C0001', 1)).rejects.toMatchObject({ code: 'PUBLISHER_KEY_WRONG' });
    expect(await findPublisher(db(), '0'.repeat(16))).toBeUndefined();
    await expect(revokePublisher(db(), '0'.repeat(16), '', 1)).rejects.toMatchObject({ code: 'PUBLISHER_NOT_FOUND' });
  });
});
