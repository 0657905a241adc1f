/** One notification a day, at the hour that the user chose: the papers that wait in the inbox. */
import { startOfDay } from '../basics/calendar';
import { shownText } from '../basics/text';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { words } from '../browser/words';
import type { Desk } from '../desk/desk';
import { scheduleDigest } from '../desk/schedule-digest';
import { digestOf } from '../digest/digest';
import type { InboxRow } from '../library/inbox/inbox-rows';
import { createJudge } from '../rules/rules';
import { readSettings } from '../settings/storage';

const notification = 'digest';
/** How many titles a notification names. */
const named = 3;

/** Shows a notification if any unmuted papers wait. */
async function showDigest({ library, ready }: Desk): Promise<void> {
  await ready();
  const { digest: chosen, rules } = await readSettings(browser.storage.local);
  const may = await browser.permissions.contains({ permissions: ['notifications'] });
  if (!chosen.on || !may) return;
  const rows = (await library.brought(startOfDay(Date.now(), -6))).filter(isWaiting);
  const { papers, unseen, raised } = digestOf(rows, createJudge(rules));
  if (unseen === 0) return;
  const counts = [
    words.count('badgeInbox', unseen),
    raised > 0 && words.count('badgeRaised', raised),
  ];
  await browser.notifications.create(notification, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: counts.filter(Boolean).join(' · '),
    message: papers
      .slice(0, named)
      .map(({ details }) => shownText(details.title))
      .join('\n'),
  });
}

const isWaiting = ({ waiting }: InboxRow): boolean => waiting !== undefined;

/** Shows the digest, and schedules the next one. Never rejects. */
export function digestAlarm(desk: Desk): void {
  void showDigest(desk)
    .finally(scheduleDigest)
    .catch((cause: unknown) => reportFailure('digest', cause));
}

/** Call it synchronously when the worker starts. */
export function serveDigest(): void {
  // The API is missing until the user allows notifications. Then the browser restarts the worker or fires `onAdded`
  // (below).
  listen();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes('notifications')) listen();
  });
  void scheduleDigest().catch((cause: unknown) => reportFailure('digest', cause));
}

let listening = false;
function listen(): void {
  if (listening || !browser.notifications) return;
  listening = true;
  browser.notifications.onClicked.addListener((id) => {
    if (id !== notification) return;
    void browser.notifications.clear(id);
    void browser.tabs.create({ url: browser.runtime.getURL('/popup.html#inbox') });
  });
}
