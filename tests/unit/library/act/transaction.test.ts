import { unwrap } from 'idb';
import { describe, expect, it } from 'vitest';
import { inAction, write } from '../../../../utils/library/act/transaction';
import { noShadow } from '../../../../utils/library/shadow/shadow';
import { createConnection } from '../../../../utils/library/store/connection';
import { paper } from '../../make';
import { setUp } from '../set-up';

async function open() {
  const { name } = setUp();
  const connection = createConnection(name, noShadow);
  const keys = () => connection.use((db) => db.getAllKeys('marks'));
  return { connection, keys };
}

const row = { id: paper(1), marks: {} };

describe('the transaction of an action', () => {
  it('is done when it resolves, writes that were not awaited included', async () => {
    const { connection, keys } = await open();
    await connection.use((db) => inAction(db, async (tx) => write(tx, 'marks', row)));
    expect(await keys()).toEqual([row.id]);
  });

  it('tells why a write that was not awaited failed, and does nothing', async () => {
    const { connection, keys } = await open();
    await connection.use((db) =>
      inAction(db, async (tx) => write(tx, 'papers', { ...row, details: { title: 'A' } })),
    );
    const failing = connection.use((db) =>
      inAction(db, async (tx) => {
        write(tx, 'marks', row);
        unwrap(tx.objectStore('papers')).add({ ...row, details: { title: 'B' } });
      }),
    );
    await expect(failing).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(await keys()).toEqual([]);
  });

  it('does nothing where the work fails', async () => {
    const { connection, keys } = await open();
    const failing = connection.use((db) =>
      inAction(db, async (tx) => {
        write(tx, 'marks', row);
        throw new Error('no');
      }),
    );
    await expect(failing).rejects.toThrow('no');
    expect(await keys()).toEqual([]);
  });
});
