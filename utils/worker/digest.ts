/** A notification a day, at the hour that the user chose: what waits in the inbox. */
import { startOfDay } from '../basics/calendar';
import { shownText } from '../basics/text';
import { browser } from '../browser/browser';
import type { Desk } from '../browser/desk';
import { reportFailure } from '../browser/failures';
import { scheduleDigest } from '../browser/schedule-digest';
import { words } from '../browser/words';
import { digestOf } from '../digest/digest';
import type { InboxRow } from '../library/inbox-rows';
import { createJudge } from '../rules/rules';
import { readSettings } from '../settings/storage';

const notification = 'digest';
/** Titles that a notification names. */
const named = 3;

/** Shows what waits, if anything does that is not muted. */
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

/** It is the digest's hour: shows it, and sees to the next. Never rejects. */
export function digestAlarm(desk: Desk): void {
  void showDigest(desk)
    .finally(scheduleDigest)
    .catch((cause: unknown) => reportFailure('digest', cause));
}

/** To be called at once when the worker starts. */
export function serveDigest(): void {
  // Missing until the user has allowed notifications, and then the worker starts anew or hears of it below.
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
