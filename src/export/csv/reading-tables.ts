import type { Actor, Affiliation, Reading, Statement, TimeEntry } from '../../reading/index.ts';
import { dealingTables } from './dealing-tables.ts';
import { entryColumns } from './entry-columns.ts';
import { edtf, list, number, type Table, tableOf, text, truth } from './table.ts';
import { viewTables } from './view-tables.ts';

/** The tables of what each report says by itself, one for each kind of entry. */
export function readingTables(readings: readonly Reading[]): Table[] {
  return [
    tableOf<Reading>(
      'reports',
      'The reports that were read.',
      [
        text('id', 'Id of the report.', row => row.report.id),
        text('publisher', 'Who published it.', row => row.report.publisher),
        text('agency', 'The news agency it came from, when that is not the publisher.', row => row.report.agency),
        text('headline', 'Its headline.', row => row.report.headline),
        edtf('published', 'When it was published.', row => row.report.published),
        text('published_basis', 'Where the publication date was found.', row => row.report.publishedBasis),
        text('url', 'Its address.', row => row.report.url),
        list('byline', 'Its authors.', row => row.report.byline),
        text('language', 'BCP 47.', row => row.report.language),
        text('genre', 'reportage, rewrite, analysis …', row => row.report.genre),
        text('text_hash', 'SHA-256 of its text.', row => row.report.textHash),
        number('length', 'Length of its text in Unicode code points.', row => [...row.report.text].length),
        text('reader', 'The models and rules that read it.', row => row.reader.version),
      ],
      readings,
    ),
    tableOf<{ readonly report: string; readonly row: Actor }>(
      'actors',
      'Persons, states and organisations, as each report has them.',
      [
        text('report', 'Id of the report.', ({ report }) => report),
        text('id', 'Id of the actor; the same in every report for those of the reference list.', ({ row }) => row.id),
        text('kind', 'person, state, government, union …', ({ row }) => row.kind),
        text('name', 'Its name.', ({ row }) => row.name),
        list('aliases', 'Other names.', ({ row }) => row.aliases.map(alias => alias.text)),
        text('part_of', 'The actor it belongs to.', ({ row }) => row.partOf),
        text('iso3', 'ISO 3166-1 alpha-3.', ({ row }) => row.ids.iso3 ?? null),
        text('wikidata', 'Wikidata item.', ({ row }) => row.ids.wikidata ?? null),
        number('mentions', 'How often the report names it.', ({ row }) => row.mentions.length),
        text(
          'basis',
          'world: known from the reference list; text: known from the report alone.',
          ({ row }) => row.basis,
        ),
        text('rule', 'The rule that made it.', ({ row }) => row.rule),
        number('confidence', '0 to 1.', ({ row }) => row.confidence),
        text('checked', 'What a person did with it.', ({ row }) => row.checked),
      ],
      readings.flatMap(({ report, actors }) => actors.map(row => ({ report: report.id, row }))),
    ),
    tableOf<Affiliation>(
      'affiliations',
      'Offices and memberships.',
      [
        ...entryColumns(),
        text('person', 'The actor who holds it.', row => row.person),
        text('organisation', 'Where.', row => row.organisation),
        text('role', 'The office as the report words it.', row => row.role),
        edtf('from', 'Since when.', row => row.from),
        edtf('to', 'Until when.', row => row.to),
        list('flags', 'acting, former, self-styled.', row => row.flags),
      ],
      readings.flatMap(reading => reading.affiliations),
    ),
    tableOf<TimeEntry>(
      'times',
      'Time expressions and what they mean.',
      [
        ...entryColumns(),
        text('type', 'date, time, duration or set.', row => row.type),
        text('value', 'TIMEX3 value.', row => row.value),
        edtf('edtf', 'The same as EDTF.', row => row.edtf),
        text('granularity', 'How exact it is.', row => row.granularity),
        text('earliest', 'First ISO day it can mean.', row => row.earliest),
        text('latest', 'Last ISO day it can mean.', row => row.latest),
        text('modifier', 'approx, start, mid, end …', row => row.modifier),
      ],
      readings.flatMap(reading => reading.times),
    ),
    tableOf<Statement>(
      'statements',
      'Who said what, via whom.',
      [
        ...entryColumns(),
        text('speaker', 'The source.', row => row.speaker.actor),
        text('speaker_words', 'The words that name the source.', row => row.speaker.cite?.exact ?? null),
        text('on_behalf_of', 'For whom the source speaks.', row => row.onBehalfOf),
        list('co_speakers', 'Others who say the same words.', row => row.coSpeakers),
        list('chain', 'From the page to the words: role and actor of each link.', row =>
          row.chain.map(({ role, actor }) => `${role} ${actor ?? ''}`.trim()),
        ),
        text('cue', 'The verb or phrase that attributes, as a lemma.', row => row.cue.lemma),
        text('stance', 'neutral, asserting, distancing, hedged or denial.', row => row.cue.stance),
        text('content', 'What is said, its parts joined by […].', row =>
          row.content.map(({ exact }) => exact).join(' […] '),
        ),
        text('quotation', 'direct, mixed, indirect, attitude, denial or no comment.', row => row.quotation),
        text('record', 'named, role only, anonymous, collective or document.', row => row.record),
        text('addressee', 'To whom.', row => row.addressee),
        text('medium', 'Interview, letter, news conference …', row => row.medium),
        text('time', 'When it was said: id of a time.', row => row.time),
        text('place', 'Where it was said.', row => row.place),
        truth('habitual', 'Said again and again.', row => row.habitual),
        text('polarity', 'positive or negative.', row => row.polarity),
        text('inside', 'The statement it is nested in.', row => row.inside),
        list('about', 'Actors it speaks of.', row => row.about),
      ],
      readings.flatMap(reading => reading.statements),
    ),
    ...dealingTables(readings),
    ...viewTables(readings),
  ];
}
