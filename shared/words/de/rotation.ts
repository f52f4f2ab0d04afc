export * from '../en/rotation.ts';
