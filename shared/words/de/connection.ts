export * from '../en/connection.ts';
