import './inbox.css';

export * from '../../components/popup/inbox/inbox-view';
