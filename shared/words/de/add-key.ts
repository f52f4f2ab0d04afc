export * from '../en/add-key.ts';
