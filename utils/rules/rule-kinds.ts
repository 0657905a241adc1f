/** By what a rule goes. `words`: a word or phrase of title or abstract. */
export const ruleKinds = ['words', 'author', 'organisation', 'subject', 'upvotes'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** Rules longer than this, and more than so many, are refused. */
export const ruleLength = 200;
export const ruleLimit = 200;
