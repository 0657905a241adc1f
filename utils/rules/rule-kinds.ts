/** What a rule matches. `words`: a word or phrase of title or abstract. */
export const ruleKinds = ['words', 'author', 'organisation', 'subject', 'upvotes'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** The longest rule, and the most rules, that are accepted. */
export const ruleLength = 200;
export const ruleLimit = 200;
