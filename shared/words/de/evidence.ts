export * from '../en/evidence.ts';
