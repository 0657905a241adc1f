import { describe, expect, it } from 'vitest';
import { readBackupState, writeBackupState } from '../../../utils/backup/backup-state';
import { weeklyFailures } from '../../../utils/backup/backup-state-schema';
import { NotSaved, saveWeekly, type WeeklyFailure } from '../../../utils/backup/weekly';
import { readSavedFile } from '../../../utils/formats/saved-file/read';
import type { Library } from '../../../utils/library/library';
import { StorageUnavailable } from '../../../utils/library/store/storage-errors';
import { defaultSettings } from '../../../utils/settings/settings';
import { setUpKept } from '../formats/saved-file/set-up';
import { mark } from '../library/set-up';
import { createArea } from './area';

const hour = 60 * 60 * 1_000;
const day = 24 * hour;

async function setUpWeekly() {
  let time = Date.now();
  const now = () => time;
  const kept = setUpKept({ now });
  const area = createArea();
  await writeBackupState(area, 'weekly', { on: true, files: [] });
  const files = new Map<string, Blob>();
  const fake = {
    failure: undefined as WeeklyFailure | undefined,
    library: kept.library as Library,
  };
  return {
    fake,
    files,
    area,
    pass: (ms: number) => {
      time += ms;
    },
    /** The alarm rings. */
    ring: () =>
      saveWeekly({
        library: fake.library,
        area,
        settings: async () => defaultSettings,
        version: '0.1.0',
        now,
        async save(file, name) {
          if (fake.failure) throw new NotSaved(fake.failure);
          files.set(name, file);
        },
      }),
    weekly: async () => (await readBackupState(area)).weekly,
    mark: (value: boolean) => kept.act(mark('starred', value, [7], { time })),
  };
}

describe('the weekly file', () => {
  it('is saved once a week, however often the alarm rings', async () => {
    const { mark, ring, pass, weekly, files } = await setUpWeekly();
    const saved: number[] = [];
    for (let n = 0; n < 24 * 22; n++) {
      if (n % 24 === 0) await mark(n % 48 === 0);
      const before = (await weekly()).files[0]?.time;
      await ring();
      if ((await weekly()).files[0]?.time !== before) saved.push(n / 24);
      pass(hour);
    }
    expect(saved).toEqual([0, 7, 14, 21]);
    expect([...files.keys()]).toEqual([1, 2, 3, 4].map((n) => `Offprint/weekly-${n}.json.gz`));
  });

  it('case 11: is saved once after a long sleep, not once for every week slept', async () => {
    const { mark, ring, pass, files } = await setUpWeekly();
    await mark(true);
    await ring();
    await mark(false);
    pass(100 * day);
    for (let n = 0; n < 14; n++) await ring();
    expect(files.size).toBe(2);
  });

  it('takes the place of the oldest of four', async () => {
    const { mark, ring, pass, files, weekly } = await setUpWeekly();
    for (let n = 0; n < 6; n++) {
      await mark(n % 2 === 0);
      await ring();
      pass(7 * day);
    }
    expect(files.size).toBe(4);
    expect((await weekly()).files.map(({ name }) => name)).toEqual(
      [2, 1, 4, 3].map((n) => `Offprint/weekly-${n}.json.gz`),
    );
  });

  it('holds a library that can be restored', async () => {
    const { mark, ring, files } = await setUpWeekly();
    await mark(true);
    await ring();
    const [file] = [...files.values()];
    if (!file) throw new Error('no file');
    const read = await readSavedFile(file, { take: async () => undefined });
    expect(read.counts.papers).toBe(1);
  });

  it('is not saved while it is off, of an empty library, or when nothing has changed', async () => {
    const { mark, ring, pass, files, area } = await setUpWeekly();
    await ring();
    expect(files.size).toBe(0);
    await mark(true);
    pass(1);
    await ring();
    pass(7 * day);
    await ring();
    expect(files.size).toBe(1);
    await writeBackupState(area, 'weekly', { on: false, files: [] });
    await mark(false);
    await ring();
    expect(files.size).toBe(1);
  });

  it('says why it was not saved, tries again, and forgets that once it worked', async () => {
    const { fake, mark, ring, pass, weekly, files } = await setUpWeekly();
    await mark(true);
    for (const why of weeklyFailures.filter((why) => why !== 'storage')) {
      fake.failure = why;
      await ring();
      expect((await weekly()).failure).toMatchObject({ why });
      pass(hour);
    }
    fake.failure = undefined;
    const working = fake.library;
    fake.library = {
      ...working,
      size: () => Promise.reject(new StorageUnavailable('unopenable', undefined)),
    };
    await ring();
    expect((await weekly()).failure).toMatchObject({ why: 'storage' });
    fake.library = working;
    await ring();
    expect(files.size).toBe(1);
    expect((await weekly()).failure).toBeUndefined();
  });

  it('is not silenced by a clock that was set back', async () => {
    const { mark, ring, pass, files } = await setUpWeekly();
    await mark(true);
    pass(1_000 * day);
    await ring();
    pass(-1_000 * day);
    await mark(false);
    await ring();
    expect(files.size).toBe(2);
  });
});
