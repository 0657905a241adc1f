import messages from '../../../public/_locales/en/messages.json';
import { createWords } from '../../../utils/basics/words';

const all: Readonly<Record<string, { message: string }>> = messages;

/** The English words, filled in as the browser does. A missing one fails the test that needs it. */
export const english = createWords((name, values = []) => {
  const message = all[name]?.message;
  if (message === undefined) throw new Error(`no message ${name}`);
  return message.replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '');
}, 'en');
