export * from '../en/tray.ts';
