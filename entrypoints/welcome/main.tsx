import { render } from 'preact';
import { holdFocus } from '../../components/ui/focus/hold-focus';
import { createSettingsModel } from '../../components/ui/settings-model';
import { Welcome } from '../../components/welcome/welcome';
import { reportFailure, reportUncaught } from '../../utils/browser/failures';
import { words } from '../../utils/browser/words';
import { storedSettings } from '../../utils/desk/keep-settings';
import { openDesk } from '../../utils/desk/open-desk';

reportUncaught('welcome');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('welcomePage');
const root = document.querySelector('#welcome');
if (!root) throw new Error('The welcome page has no root');
holdFocus(root);

const desk = openDesk();
const model = createSettingsModel(storedSettings(desk), words, reportFailure);

render(<Welcome model={model} words={words} isFirefox={import.meta.env.FIREFOX} />, root);
