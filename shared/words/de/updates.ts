export * from '../en/updates.ts';
