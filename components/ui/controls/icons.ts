import type { MarkName } from '../../../utils/paper/state/marks';

/** One path each, drawn in a 16 × 16 box, 1.6 px strokes; one look on pages and in the popup. */
export const markIcons: Readonly<Record<MarkName, string>> = {
  read: 'M3 8.5l3.2 3.2L13 4.8',
  queued: 'M4.5 2.5h7v11L8 10.8l-3.5 2.7z',
  starred: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z',
  hidden: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13L13 3',
};

/** Three dots, each as dark as a stroke. */
export const moreIcon = 'M3 7.5v1m5-1v1m5-1v1';

/** The message that names each mark's toggle. */
export const markLabels: Readonly<Record<MarkName, string>> = {
  read: 'controlRead',
  queued: 'controlQueue',
  starred: 'controlStar',
  hidden: 'controlHide',
};
