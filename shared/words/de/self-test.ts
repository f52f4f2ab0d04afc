export * from '../en/self-test.ts';
