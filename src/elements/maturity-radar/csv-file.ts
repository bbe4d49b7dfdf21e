import { type MaturityProfile, profileToCsv } from '../../domain/maturity.js';
import { msg, str } from '../../i18n/index.js';
import { targetText } from './words.js';

/** The profile as a table for a spreadsheet, headed in the reader's language. */
export function csvFile(profile: MaturityProfile): Blob {
  const csv = profileToCsv(profile, {
    dimension: msg('Dimension', { id: 'radar.dimension.heading' }),
    target: targetText(),
    title: msg('Title', { id: 'radar.csv.title' }),
    source: msg('Source', { id: 'radar.csv.source' }),
    date: msg('Date', { id: 'radar.csv.date' }),
    lowest: (series) => msg(str`${series}: lowest rating`, { id: 'radar.csv.lowest' }),
    highest: (series) => msg(str`${series}: highest rating`, { id: 'radar.csv.highest' }),
  });
  return new Blob([csv], { type: 'text/csv;charset=utf-8' });
}
