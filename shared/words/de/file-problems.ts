export * from '../en/file-problems.ts';
