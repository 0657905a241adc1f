import { type ReadonlySignal, signal } from '@preact/signals';

export interface NoticesNeeds {
  /** Hosts that the browser keeps us out of. */
  missingHosts(): Promise<readonly string[]>;
  /** Asks the user for them. To be called by a click. */
  requestHosts(): Promise<boolean>;
  isReminderDue(): Promise<boolean>;
  putReminderOff(): Promise<void>;
  stopReminding(): Promise<void>;
  /** Opens the page where data is exported. */
  openData(): void;
  report(part: string, cause: unknown): void;
}

/** What the popup has to say beside the queue, and now and then only. */
export interface NoticesModel {
  /** Hosts that the browser keeps us out of, in words. */
  readonly hosts: ReadonlySignal<readonly string[]>;
  /** Whether to remind of exporting. */
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
  /** Does something, and says where it failed. */
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
