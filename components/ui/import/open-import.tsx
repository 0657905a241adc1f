import '../large-dialog.css';
import { render } from 'preact';
import type { Words } from '../../../utils/basics/words';
import { ImportDialog } from './import-dialog';
import { createImportModel, type ImportNeeds } from './import-model';

/**
 * Opens the dialog over the page, with a file that was dropped there. To be loaded by `import()`: what reads other
 * programs' files is heavy. Resolves when the user closed it.
 */
export function openImport(needs: ImportNeeds, words: Words, file?: File): Promise<void> {
  const container = document.body.appendChild(document.createElement('div'));
  const model = createImportModel(needs);
  if (file) void model.choose(file, file.name, words.say('importUsualTag'));
  return new Promise((resolve) => {
    const close = () => {
      render(null, container);
      container.remove();
      resolve();
    };
    render(<ImportDialog model={model} words={words} onClose={close} />, container);
  });
}
