export * from '../en/old-key.ts';
