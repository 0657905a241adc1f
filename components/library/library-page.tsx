import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { KeysHelp } from '../ui/keys/keys-help';
import { usePageKeys } from '../ui/keys/page-keys';
import { MessageLine } from '../ui/message/message-line';
import { failureInWords } from '../ui/phrases/actions-in-words';
import { UntilReady } from '../ui/view/placeholders';
import { ManyProgress } from './acts/many-progress';
import { DetailsPanel } from './details/details-panel';
import { libraryShortcuts, pressLibraryKey } from './library-keys';
import type { LibraryProps } from './library-props';
import { NothingFound } from './list/nothing-found';
import { PaperList } from './list/paper-list';
import { SearchBar } from './list/search-bar';
import { SelectionBar } from './list/selection-bar';
import { StatusLine, Waiting } from './list/status-line';
import { TagTools } from './views/tag-tools';
import { Views } from './views/views-panel';

/** The library: views, search, the papers found, and the details of one. */
export function LibraryPage(props: LibraryProps) {
  const { model, phrases } = props;
  const { say } = phrases;
  const showsKeys = useSignal(false);
  const showsDetails = useSignal(false);
  const showsViews = useSignal(false);
  useEffect(() => model.start(), [model]);
  usePageKeys((event) =>
    pressLibraryKey(event, props, {
      help() {
        showsKeys.value = true;
      },
      details: showsDetails,
    }),
  );

  return (
    <>
      <header>
        <h1>
          <img src="/icon/offprint.svg" alt="" width="24" height="24" />
          {say('library')}
        </h1>
        <SearchBar model={model} phrases={phrases} />
        <OutAndIn {...props} />
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => {
            showsKeys.value = true;
          }}
        >
          {say('popupKeys')} <span class="key">?</span>
        </button>
      </header>
      <div class="columns">
        <Views model={model} phrases={phrases} shown={showsViews} />
        <main>
          <Troubles {...props} />
          <TagTools model={model} phrases={phrases} />
          <StatusLine model={model} phrases={phrases} />
          <div class="list">
            <Content {...props} showDetails={showsDetails} />
            <MessageLine model={model} phrases={phrases} />
          </div>
          <ManyProgress model={model} phrases={phrases} />
          <Waiting model={model} phrases={phrases} />
          <SelectionBar model={model} phrases={phrases} />
        </main>
        <DetailsPanel {...props} shown={showsDetails} />
      </div>
      {showsKeys.value && (
        <KeysHelp
          phrases={phrases}
          shortcuts={libraryShortcuts}
          onClose={() => {
            showsKeys.value = false;
          }}
        />
      )}
    </>
  );
}

/** What is selected goes out, else what is listed. Files may also be dropped anywhere. */
function OutAndIn({ model, phrases: { say }, exportPapers, importPapers }: LibraryProps) {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      const inDialog = event.target instanceof Element && event.target.closest('dialog');
      if (!file || inDialog) return;
      event.preventDefault();
      importPapers(file);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [importPapers]);
  const selected = model.selection.rows.value;
  const rows = selected.length > 0 ? selected : model.found.value.rows;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        disabled={rows.length === 0}
        onClick={() => exportPapers(rows.map(({ id }) => id))}
      >
        {say('exportTitle')}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => importPapers()}>
        {say('importTitle')}
      </button>
    </>
  );
}

/** The list, or why there is none. */
function Content(props: LibraryProps & { readonly showDetails: { value: boolean } }) {
  const { model, phrases, openData } = props;
  const { say } = phrases;
  return (
    <UntilReady
      view={model.view.value}
      loading={say('libraryLoading')}
      title={say('libraryUnavailable')}
      phrases={phrases}
      onRetry={model.retry}
      onRestore={openData}
    >
      {() =>
        model.found.value.rows.length > 0 ? (
          <PaperList {...props} />
        ) : (
          <NothingFound model={model} phrases={phrases} />
        )
      }
    </UntilReady>
  );
}

/** What is wrong, in words that say how to go on. */
function Troubles({ model, phrases }: LibraryProps) {
  const trouble = model.trouble.value;
  const failure = model.failure.value;
  return (
    <div role="alert" class="troubles">
      {trouble !== undefined && <p>{trouble}</p>}
      {failure && model.view.value === 'ready' && <p>{failureInWords(phrases, failure)}</p>}
    </div>
  );
}
