/** What a self-test tries, in its order. */
export const selfTestSteps = ['start', 'stores', 'credentials', 'keychain', 'window'] as const;
export type SelfTestStep = (typeof selfTestSteps)[number];
