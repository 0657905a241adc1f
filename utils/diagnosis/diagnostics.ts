import { readBackupState } from '../backup/backup-state';
import { browser } from '../browser/browser';
import { lastFailures } from '../browser/failures';
import { hostInWords, missingHosts } from '../browser/permissions/hosts';
import type { Library } from '../library/library';
import { schemaVersion } from '../library/store/upgrades';
import { browserInWords } from './report';
import { isLost, journalSize } from './self-test';
import { readViews } from './view-records';

/**
 * What a user may send to the developers when something is wrong: versions, counts, the last failures. No titles, ids
 * or addresses of pages. Never rejects: what can't be read is listed as such.
 */
export async function diagnostics(
  library: Pick<Library, 'size' | 'feeds' | 'inboxCounts'>,
): Promise<string> {
  const area = browser.storage.local;
  const { version } = browser.runtime.getManifest();
  const language = browser.i18n.getUILanguage();
  const lines = await Promise.all([
    `Offprint ${version} · ${browserInWords(navigator.userAgent)} · ${language}`,
    line('library', async () => {
      const { papers, tagged, noted, seen, aliases } = await library.size();
      const own = `${tagged} tags, ${noted} notes`;
      return `${papers} papers, ${own}, ${seen} seen, ${aliases} aliases, schema ${schemaVersion}`;
    }),
    line('journal', async () => {
      const { waiting, aside } = await journalSize();
      return `${waiting} waiting, ${aside} set aside`;
    }),
    line('backup', async () => {
      const { exported, weekly } = await readBackupState(area);
      const failed = weekly.failure ? `, failed: ${weekly.failure.why}` : '';
      const files = `${weekly.files.length} files${failed}`;
      return `exported ${day(exported)}, weekly ${weekly.on ? files : 'off'}`;
    }),
    line('hosts', async () => {
      const missing = await missingHosts();
      return missing.length === 0 ? 'granted' : `missing ${missing.map(hostInWords).join(', ')}`;
    }),
    line('views', async () => {
      const views = await readViews(area);
      const told = views.map((view) =>
        isLost(view) ? `${view.view} NOT ${day(view.not)}` : `${view.view} ${day(view.understood)}`,
      );
      return told.join(', ') || 'none yet';
    }),
    line('feeds', async () => {
      const rows = await library.feeds();
      const told = rows.map(({ id, good, failures, failure, says }) => {
        // Only the kind: which feed the user follows is private.
        const kind = /^[a-z]+:[a-z]*/.exec(id)?.[0];
        const wrong = failures > 0 ? `, ${failures} × ${failure}${says ? ` (${says})` : ''}` : '';
        return `${kind} ${day(good)}${wrong}`;
      });
      return told.join('; ') || 'none checked yet';
    }),
    line('inbox', async () => {
      const { waiting, raised, muted } = await library.inboxCounts();
      return `${waiting} waiting, ${raised} raised, ${muted} muted`;
    }),
    line('failures', async () => {
      const failures = await lastFailures(area);
      const told = failures.map(
        ({ last, times, part, what, where }) =>
          `\n  ${day(last)} ${times} × ${part}: ${what}${where && ` (${where})`}`,
      );
      return told.join('') || 'none';
    }),
  ]);
  return lines.join('\n');
}

async function line(name: string, read: () => Promise<string>): Promise<string> {
  const text = await read().catch((cause: unknown) => {
    return `can't be read (${cause instanceof Error ? cause.name : typeof cause})`;
  });
  return `${name}: ${text}`;
}

const day = (time: number | undefined): string =>
  time === undefined ? 'never' : new Date(time).toISOString().slice(0, 10);
