export * from '../en/managed.ts';
