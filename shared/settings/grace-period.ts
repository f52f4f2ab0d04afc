/** The bounds for the days between deactivating and deleting a key, for persons and organisations. */
export const graceBounds = { atLeast: 1, atMost: 90 } as const;

/** Until a person chooses otherwise, in days. */
export const defaultGraceDays = 7;
