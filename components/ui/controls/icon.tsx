import type { MarkName } from '../../../utils/paper/state/marks';
import { markIcons } from './icons';

/** One path each, drawn in a 16 × 16 box. */
const paths = {
  read: markIcons.read,
  queue: markIcons.queued,
  star: markIcons.starred,
  hide: markIcons.hidden,
  remove: 'M4 4l8 8M12 4l-8 8',
  up: 'M3.5 10L8 5.5l4.5 4.5',
  down: 'M3.5 6L8 10.5 12.5 6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M11.6 1.6v2.9H8.7',
  tag: 'M2.5 7.2V2.5h4.7l6.3 6.3-4.7 4.7zM5.3 5.3h.01',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
} as const;

export type IconName = keyof typeof paths;

/** The icon of each mark's toggle. */
export const iconOfMark: Readonly<Record<MarkName, IconName>> = {
  read: 'read',
  queued: 'queue',
  starred: 'star',
  hidden: 'hide',
};

/** An icon beside a name that assistive technology already has. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
    <path d={paths[name]} />
  </svg>
);

interface IconButtonProps {
  readonly icon: IconName;
  /** Its name, which with the key is its tooltip. */
  readonly name: string;
  readonly keys: string;
  readonly reachable: boolean;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
}

/** A button of a row. Only the buttons of the current row are stops of the Tab key. */
export const IconButton = (props: IconButtonProps) => {
  const { icon, name, keys, reachable, onPress } = props;
  return (
    <button
      type="button"
      class={icon}
      aria-label={name}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      title={keys ? `${name} (${keys})` : name}
      tabIndex={reachable ? 0 : -1}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
};
