import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { Report, SettingsModel } from '../../ui/settings-model';

/** What "Digest" needs. */
export interface NotificationNeeds {
  readonly settings: SettingsModel;
  /** Asks the user for the right to notify. Called within a click, before anything is awaited. */
  requestNotifications(): Promise<boolean>;
  /** Whether we have that right: the user may have taken it away. */
  mayNotify(): Promise<boolean>;
  readonly report: Report;
}

/** The notification a day. */
export interface NotificationModel {
  /** Nothing until the settings were read. */
  readonly digest: ReadonlySignal<Settings['digest'] | undefined>;
  /** Why none will come: the user said no, or took the right away since. */
  readonly trouble: ReadonlySignal<'refused' | 'taken away' | undefined>;
  /** Looks whether it still may be. Never rejects. */
  start(): Promise<void>;
  /** Switches it on, if the browser's user agrees, or off. By a click, because of what it asks. */
  set(on: boolean): Promise<void>;
  setHour(hour: number): void;
}

export function createNotificationModel(needs: NotificationNeeds): NotificationModel {
  const { settings, report } = needs;
  const trouble = signal<'refused' | 'taken away' | undefined>(undefined);
  const change = (part: Partial<Settings['digest']>) =>
    settings.change((all) => ({ ...all, digest: { ...all.digest, ...part } }));
  const failed = (cause: unknown): false => {
    report('digest', cause);
    return false;
  };

  return {
    digest: computed(() => settings.settings.value?.digest),
    trouble,
    async start() {
      const may = await needs.mayNotify().catch(failed);
      if (!may) trouble.value = 'taken away';
    },
    async set(on) {
      // Drawn in between: the switch falls back each time that the user says no.
      trouble.value = undefined;
      // Before anything is awaited: the browser asks only within a click.
      const allowed = !on || (await needs.requestNotifications().catch(failed));
      trouble.value = allowed ? undefined : 'refused';
      if (allowed) await change({ on });
    },
    setHour: (hour) => void change({ hour }),
  };
}
