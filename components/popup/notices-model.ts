import { type ReadonlySignal, signal } from '@preact/signals';

export interface NoticesNeeds {
  /** Hosts that the browser denies us. */
  missingHosts(): Promise<readonly string[]>;
  /** Asks the user for them. Call it in a click. */
  requestHosts(): Promise<boolean>;
  isReminderDue(): Promise<boolean>;
  putReminderOff(): Promise<void>;
  stopReminding(): Promise<void>;
  /** Opens the export section of the options page. */
  openData(): void;
  report(part: string, cause: unknown): void;
}

/** The occasional notices above the queue. */
export interface NoticesModel {
  /** Hosts that the browser denies us, in words. */
  readonly hosts: ReadonlySignal<readonly string[]>;
  /** Whether to remind the user to export. */
  readonly reminds: ReadonlySignal<boolean>;
  start(): void;
  allowHosts(): Promise<void>;
  exportNow(): void;
  later(): void;
  never(): void;
}

export function createNoticesModel(needs: NoticesNeeds): NoticesModel {
  const hosts = signal<readonly string[]>([]);
  const reminds = signal(false);

  async function look(): Promise<void> {
    hosts.value = await needs.missingHosts();
  }
  /** Does something, and reports a failure. */
  const attempt = (part: string, work: () => Promise<void>) =>
    void work().catch((cause: unknown) => needs.report(part, cause));

  return {
    hosts,
    reminds,
    start() {
      attempt('access', look);
      attempt('reminder', async () => {
        reminds.value = await needs.isReminderDue();
      });
    },
    async allowHosts() {
      await needs.requestHosts().catch((cause: unknown) => needs.report('access', cause));
      attempt('access', look);
    },
    exportNow: needs.openData,
    later() {
      reminds.value = false;
      attempt('reminder', needs.putReminderOff);
    },
    never() {
      reminds.value = false;
      attempt('reminder', needs.stopReminding);
    },
  };
}
