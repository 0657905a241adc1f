/** Why an action was not stored at all. */
export const troubles = ['updated', 'storage full', 'not stored'] as const;
export type Trouble = (typeof troubles)[number];
