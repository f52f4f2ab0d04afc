export * from '../en/permissions.ts';
