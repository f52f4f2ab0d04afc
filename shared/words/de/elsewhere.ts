export * from '../en/elsewhere.ts';
