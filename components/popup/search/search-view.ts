/** What only the popup's search needs: it is loaded when the user first searches. */
export { createSearch } from './search-model';
export { SearchPanel } from './search-panel';
