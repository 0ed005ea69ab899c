export { readMeetings } from './read-meetings.ts';
