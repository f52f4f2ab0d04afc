export * from '../en/desktop.ts';
