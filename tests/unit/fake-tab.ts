import type { AskableTab } from '../../utils/browser/tabs/tab-page';
import type { Notice } from '../../utils/messages/messages-schema';

/** A tab whose page answers, or fails, as it is told. */
export function fakeTab(
  address: string | undefined,
  answers: { about?: () => unknown; do?: () => unknown; metas?: () => unknown } = {},
): AskableTab & { readonly asked: (Notice | 'metas')[] } {
  const asked: (Notice | 'metas')[] = [];
  const fail = () => {
    throw new Error('Could not establish connection. Receiving end does not exist.');
  };
  return {
    id: 7,
    address,
    asked,
    async ask(notice) {
      asked.push(notice);
      return ((notice.type === 'about' ? answers.about : answers.do) ?? fail)();
    },
    async readMetas() {
      asked.push('metas');
      return (answers.metas ?? fail)();
    },
  };
}
