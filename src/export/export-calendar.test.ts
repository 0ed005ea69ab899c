import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Meeting } from '../reading/index.ts';
import { exportCalendar } from './export-calendar.ts';
import { folded, icsText, property } from './ics-lines.ts';
import { sampleMeeting, sampleReading, sampleRecord } from './sample-record.ts';

function componentsOf(meetings: readonly Meeting[]) {
  const { files, notices } = exportCalendar(sampleRecord(sampleReading({ meetings, moves: [], events: [] })));
  const calendar = new ICAL.Component(ICAL.parse(files[0]!.text));
  return { calendar, components: calendar.getAllSubcomponents(), notices };
}
const one = (fields: Partial<Meeting>) => componentsOf([sampleMeeting('met in Port Vell', fields)]).components[0]!;
const line = (component: ICAL.Component, name: string) => component.getFirstProperty(name)?.toICALString() ?? null;

describe('exportCalendar', () => {
  it('is a calendar that another parser reads', () => {
    const { calendar, components } = componentsOf(sampleReading().meetings);
    expect(line(calendar, 'version')).toBe('VERSION:2.0');
    expect(components).toHaveLength(3);
    for (const component of components) {
      expect(component.getFirstPropertyValue('uid')).toMatch(/@ardania-and-bellmark\.parley$/);
      expect(line(component, 'dtstamp')).toBe('DTSTAMP:20200505T000000Z');
    }
  });
  it.each([
    ['held', 'CONFIRMED'],
    ['planned', 'TENTATIVE'],
    ['postponed', 'CANCELLED'],
    ['cancelled', 'CANCELLED'],
  ] as const)('a %s meeting is %s', (status, expected) => {
    const component = one({ status, date: '2020-05-03' });
    expect(component.name).toBe('vevent');
    expect(component.getFirstPropertyValue('status')).toBe(expected);
    expect(component.getFirstPropertyValue('categories')).toBe(status);
  });
  it('makes a day a day, and invents no time of day for a length in minutes', () => {
    const component = one({ date: '2020-05-03', duration: 'PT40M' });
    expect(line(component, 'dtstart')).toBe('DTSTART;VALUE=DATE:20200503');
    expect(component.getFirstProperty('duration')).toBeNull();
    expect(component.getFirstPropertyValue('x-parley-duration')).toBe('PT40M');
    expect(component.getFirstPropertyValue('description')).toContain('Duration: PT40M');
  });
  it('gives several days their end, whole days their DURATION', () => {
    expect(line(one({ date: '2020-05-03/2020-05-04' }), 'dtend')).toBe('DTEND;VALUE=DATE:20200505');
    const days = one({ date: '2020-05-03', duration: 'P2D' });
    expect(line(days, 'duration')).toBe('DURATION:P2D');
    expect(new ICAL.Event(days).endDate.toString()).toBe('2020-05-05');
  });
  it('gives a time of day its DURATION', () => {
    const component = one({ date: '2020-05-03T19:00:00Z', duration: 'PT40M' });
    expect(line(component, 'dtstart')).toBe('DTSTART:20200503T190000Z');
    expect(new ICAL.Event(component).endDate.toString()).toBe('2020-05-03T19:40:00Z');
  });
  it.each([null, '2020-05', '2020', '../2020-05-03', '2020-05-03?'])('invents no day for %s', date => {
    const component = one({ date, venue: { name: 'Port Vell', cite: null } });
    expect(component.name).toBe('vjournal');
    expect(component.getFirstProperty('dtstart')).toBeNull();
    expect(component.getFirstPropertyValue('x-parley-date')).toBe(date);
  });
  it('leaves out what is denied, and says so', () => {
    const { components, notices } = componentsOf([sampleMeeting('met in Port Vell', { status: 'denied' })]);
    expect(components).toHaveLength(0);
    expect(notices.map(({ code }) => code)).toEqual(['meeting-denied']);
  });
});

describe('lines of iCalendar', () => {
  it('are 75 octets at most, and unfold to what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const value = icsText(text);
        const written = property('SUMMARY', value);
        for (const part of written.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(written.replaceAll('\r\n ', '')).toBe(`SUMMARY:${value}\r\n`);
      }),
    );
  });
  it('keep what is escaped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ';', ',', '\\', '\n', ':', '"', '🕊', 'n'), { maxLength: 60 }),
        parts => {
          const text = parts.join('');
          const source = `BEGIN:VEVENT\r\n${property('SUMMARY', icsText(text))}END:VEVENT\r\n`;
          expect(new ICAL.Component(ICAL.parse(source)).getFirstPropertyValue('summary')).toBe(text);
        },
      ),
    );
  });
  it('never break a character', () => {
    expect(folded('🕊'.repeat(20)).split('\r\n')[0]).toBe('🕊'.repeat(18));
  });
});
