interface Props {
  readonly label: string;
  /** 0 to 1; nothing if it isn't known how much there is. */
  readonly part?: number;
  /** The button's label and action, if the work can be cancelled. */
  readonly leave?: { readonly label: string; readonly onLeave: () => void };
}

/** The progress of long work. */
export function Progress({ label, part, leave }: Props) {
  return (
    <div class="working">
      {/* The element's own label is its text. */}
      <label>
        <span>{label}</span>
        <progress value={part} max={1} />
      </label>
      {leave && (
        <button type="button" onClick={leave.onLeave}>
          {leave.label}
        </button>
      )}
    </div>
  );
}
