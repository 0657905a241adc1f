import './search.css';

export * from '../../components/popup/search/search-view';
