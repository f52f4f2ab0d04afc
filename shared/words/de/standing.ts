export * from '../en/standing.ts';
