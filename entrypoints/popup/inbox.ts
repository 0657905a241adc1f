import './inbox.css';

export * from '../../components/popup/inbox-view';
