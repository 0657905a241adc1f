import type { ComponentChildren } from 'preact';

interface PressProps {
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly label?: string;
  readonly kind?: 'main' | 'wide';
  readonly children: ComponentChildren;
}

/** A button that only the user's own press moves: a page can dispatch events, but not trusted ones. */
export function Press({ onPress, pressed, expanded, label, kind, children }: PressProps) {
  return (
    <button
      type="button"
      class={kind}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={label}
      title={label}
      onClick={(event) => event.isTrusted && onPress()}
    >
      {children}
    </button>
  );
}
