import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../phrases/phrases';

interface Props {
  readonly text: string;
  readonly phrases: Phrases;
}

/** A note's Markdown as it is shown; plain text until what reads it is loaded, which few visits need. */
export function Note({ text }: Props) {
  const shown = useSignal<ComponentChildren>(undefined);
  useEffect(() => {
    let isCurrent = true;
    void import('./read-markdown').then(({ readMarkdown }) => {
      if (isCurrent) shown.value = readMarkdown(text);
    });
    return () => {
      isCurrent = false;
    };
  }, [text, shown]);
  if (shown.value === undefined) return <div class="note plain">{text}</div>;
  return (
    <div class="note" dir="auto">
      {shown.value}
    </div>
  );
}
