import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { Report, SettingsModel } from '../../ui/settings-model';

/** What "Digest" needs. */
export interface NotificationNeeds {
  readonly settings: SettingsModel;
  /** Asks the user for the permission to notify. Call it within a click, before any await. */
  requestNotifications(): Promise<boolean>;
  /** Whether we have that permission: the user may have taken it away. */
  mayNotify(): Promise<boolean>;
  readonly report: Report;
}

/** The daily notification. */
export interface NotificationModel {
  /** Nothing until the settings are read. */
  readonly digest: ReadonlySignal<Settings['digest'] | undefined>;
  /** Why no notification will come: the user declined, or took the permission away since. */
  readonly trouble: ReadonlySignal<'refused' | 'taken away' | undefined>;
  /** Checks the permission again. Never rejects. */
  start(): Promise<void>;
  /** Switches it on, if the user grants the permission, or off. Call it in a click, because it may ask the user. */
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
      // Forces a redraw, so that the switch falls back each time that the user declines.
      trouble.value = undefined;
      // Before any await: the browser asks only within a click.
      const allowed = !on || (await needs.requestNotifications().catch(failed));
      trouble.value = allowed ? undefined : 'refused';
      if (allowed) await change({ on });
    },
    setHour: (hour) => void change({ hour }),
  };
}
