import type { RefObject } from 'preact';

interface Props {
  /** For the button that opens the browser's choice of files. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly accept?: string;
  readonly onFiles: (files: FileList | null) => void;
}

/** A choice of a file without a look of its own: the browser's own button would keep showing the chosen file's name. */
export function FileInput({ input, accept, onFiles }: Props) {
  return (
    <input
      type="file"
      hidden
      ref={input}
      {...(accept !== undefined && { accept })}
      onChange={({ currentTarget }) => {
        onFiles(currentTarget.files);
        // So that the same file can be chosen again.
        currentTarget.value = '';
      }}
    />
  );
}
