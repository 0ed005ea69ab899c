export { type AgreementMention, agreementMentions } from './find-mentions.ts';
export { groupMentions } from './group-mentions.ts';
export { readAgreements } from './read-agreements.ts';
