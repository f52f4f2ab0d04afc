export * from '../en/automatic.ts';
