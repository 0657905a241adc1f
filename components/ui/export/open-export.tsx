import '../large-dialog.css';
import { render } from 'preact';
import type { Words } from '../../../utils/basics/words';
import { ExportDialog } from './export-dialog';
import { createExportModel, type ExportNeeds } from './export-model';

/**
 * Opens the dialog over the page. To be loaded by `import()`: what writes citations is heavy. Resolves when the user
 * closed it.
 */
export function openExport(needs: ExportNeeds, words: Words): Promise<void> {
  const container = document.body.appendChild(document.createElement('div'));
  return new Promise((resolve) => {
    const close = () => {
      render(null, container);
      container.remove();
      resolve();
    };
    render(
      <ExportDialog model={createExportModel(needs)} words={words} onClose={close} />,
      container,
    );
  });
}
