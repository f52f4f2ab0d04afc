/** How many days a deactivated key waits before it is deleted: what a person, or an organisation, may choose. */
export const graceBounds = { atLeast: 1, atMost: 90 } as const;

/** Until a person chooses otherwise, in days. */
export const defaultGraceDays = 7;
