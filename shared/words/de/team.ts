export * from '../en/team.ts';
