export * from '../en/open.ts';
