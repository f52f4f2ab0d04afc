export * from '../en/details.ts';
