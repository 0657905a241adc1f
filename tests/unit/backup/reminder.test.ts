import { describe, expect, it } from 'vitest';
import { readBackupState, writeBackupState } from '../../../utils/backup/backup-state';
import { isReminderDue, putReminderOff, setReminding } from '../../../utils/backup/reminder';
import { setUpKept } from '../formats/saved-file/set-up';
import { mark } from '../library/set-up';
import { createArea } from './area';

const day = 24 * 60 * 60 * 1_000;
const start = Date.now();

async function setUpReminder(papers = 30) {
  const kept = setUpKept();
  await kept.act(
    mark(
      'read',
      true,
      Array.from({ length: papers }, (_, n) => n),
    ),
  );
  const area = createArea();
  const due = (days: number) => isReminderDue(kept.library, area, start + days * day);
  return { ...kept, area, due };
}

describe('the reminder to export', () => {
  it('comes thirty days after there first was something worth saving, for one day in thirty', async () => {
    const { due } = await setUpReminder();
    const days = [];
    for (let n = 0; n <= 100; n++) if (await due(n)) days.push(n);
    expect(days).toEqual([30, 60, 90]);
  });

  it('stands all day, so that who closed the popup too soon sees it again', async () => {
    const { due } = await setUpReminder();
    await due(0);
    expect([await due(30), await due(30.5), await due(30.99), await due(31)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('never comes for a library that is marked again in a minute', async () => {
    const { due } = await setUpReminder(19);
    expect([await due(0), await due(40), await due(80)]).toEqual([false, false, false]);
  });

  it('waits for a change after an export', async () => {
    const { due, area, act } = await setUpReminder();
    await due(0);
    await writeBackupState(area, 'exported', start + 5 * day);
    expect([await due(35), await due(70)]).toEqual([false, false]);
    await act(mark('starred', true, [1], { time: start + 6 * day }));
    expect(await due(71)).toBe(true);
  });

  it('is put off for thirty days, or for good', async () => {
    const { due, area } = await setUpReminder();
    await due(0);
    expect(await due(30)).toBe(true);
    await putReminderOff(area, start + 30 * day);
    expect([await due(30), await due(58), await due(60)]).toEqual([false, false, true]);
    await setReminding(area, false);
    expect([await due(60), await due(200)]).toEqual([false, false]);
    await setReminding(area, true);
    expect(await due(201)).toBe(true);
  });

  it('is not needed while a weekly file is saved, and needed again when it fails', async () => {
    const { due, area } = await setUpReminder();
    await due(0);
    await writeBackupState(area, 'weekly', { on: true, files: [] });
    expect(await due(40)).toBe(false);
    const failure = { time: start, why: 'full' } as const;
    await writeBackupState(area, 'weekly', { on: true, files: [], failure });
    expect(await due(40)).toBe(true);
  });

  it('is not silenced by a clock that was set back', async () => {
    const { due } = await setUpReminder();
    await due(3_000);
    expect(await due(0)).toBe(true);
  });

  it('takes what is damaged for not there', async () => {
    const area = createArea({
      'backup:reminder': 'x',
      'backup:weekly': { on: 1 },
      'backup:exported': {},
    });
    expect(await readBackupState(area)).toEqual({
      reminder: { on: true },
      weekly: { on: false, files: [] },
    });
  });
});
