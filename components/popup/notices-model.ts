import { type ReadonlySignal, signal } from '@preact/signals';

export interface NoticesSurroundings {
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

export function createNoticesModel(around: NoticesSurroundings): NoticesModel {
  const hosts = signal<readonly string[]>([]);
  const reminds = signal(false);

  async function look(): Promise<void> {
    hosts.value = await around.missingHosts();
  }
  /** Does something, and says where it failed. */
  const attempt = (part: string, work: () => Promise<void>) =>
    void work().catch((cause: unknown) => around.report(part, cause));

  return {
    hosts,
    reminds,
    start() {
      attempt('access', look);
      attempt('reminder', async () => {
        reminds.value = await around.isReminderDue();
      });
    },
    async allowHosts() {
      await around.requestHosts().catch((cause: unknown) => around.report('access', cause));
      attempt('access', look);
    },
    exportNow: around.openData,
    later() {
      reminds.value = false;
      attempt('reminder', around.putReminderOff);
    },
    never() {
      reminds.value = false;
      attempt('reminder', around.stopReminding);
    },
  };
}
