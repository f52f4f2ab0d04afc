export * from '../en/window.ts';
