interface Props {
  readonly label: string;
  /** 0 to 1 */
  readonly part: number;
  /** To leave it, in words, where that can be done. */
  readonly leave?: { readonly label: string; readonly onLeave: () => void };
}

/** How far long work is. */
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
