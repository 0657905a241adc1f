/** Where listings are read: the content script's match patterns, and the hosts that may send us messages. */
export const siteMatches = ['https://huggingface.co/*'] as const;
