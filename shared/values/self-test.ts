/** The steps of a self-test, in order. */
export const selfTestSteps = ['start', 'stores', 'credentials', 'keychain', 'window'] as const;
export type SelfTestStep = (typeof selfTestSteps)[number];
