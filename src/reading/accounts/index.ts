export { readAccounts } from './read-accounts.ts';
