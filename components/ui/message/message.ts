import { type ReadonlySignal, signal } from '@preact/signals';
import type { ActionId } from '../../../utils/paper/state/action-id';

/** What just happened, and which action its Undo takes back. */
export interface Message {
  readonly text: string;
  readonly undo?: ActionId;
  /** Increases, so that the same words said twice are announced twice. */
  readonly number: number;
}

/** How long a message stays, in ms. Its Undo stays reachable by `z` and in the history. */
export const messageTime = 10_000;

/** The one line that says what just happened. */
export interface MessageLine {
  readonly shown: ReadonlySignal<Message | undefined>;
  say(text: string, undo?: ActionId): void;
  clear(): void;
  /** Stops the clock while the user points at the message or has the focus in it; then restarts it. */
  hold(held: boolean): void;
}

export function createMessageLine(): MessageLine {
  const shown = signal<Message | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let number = 0;

  function clear() {
    clearTimeout(timer);
    shown.value = undefined;
  }
  function start() {
    clearTimeout(timer);
    timer = setTimeout(clear, messageTime);
  }
  return {
    shown,
    clear,
    say(text, undo) {
      shown.value = { text, number: ++number, ...(undo !== undefined && { undo }) };
      start();
    },
    hold(held) {
      if (held) clearTimeout(timer);
      else if (shown.peek()) start();
    },
  };
}
