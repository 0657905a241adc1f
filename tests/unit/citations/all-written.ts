import {
  usualFileTemplate,
  usualKeyPattern,
  usualListTemplate,
} from '../../../utils/citations/export-choices';

/** The choices of an export that writes all that is known of a paper, as it is before the user changes any. */
export const allWritten = {
  arxivDoi: false,
  abstracts: true,
  notes: true,
  keyPattern: usualKeyPattern,
  listTemplate: usualListTemplate,
  fileTemplate: usualFileTemplate,
};
