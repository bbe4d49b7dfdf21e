import { type Level, type LevelRange, type MaturityProfile, profileFacts } from '../../domain/maturity.js';
import { counted, formatDate, formatNumber, isolate, language, msg, plural, str } from '../../i18n/index.js';

/** More names than this are counted, not listed. */
const MOST_NAMES = 3;

/** Raters this far apart should talk before the level means anything. */
export const WIDE_RANGE = 2;

/** A level, or that there is none. */
export function levelText(level: Level): string {
  return level === null ? msg('not answered', { id: 'radar.not-answered' }) : formatNumber(level);
}

/** What stands over the element where the author gave no title. */
export function titleText({ title }: MaturityProfile): string {
  return title || msg('Maturity profile', { id: 'radar.untitled' });
}

/** The profile in one sentence about the first series. */
export function summaryText(profile: MaturityProfile): string {
  const { highest, lowest, targeted, gap } = profileFacts(profile);
  const series = isolate(profile.series[0]!.label);
  if (!highest) return msg(str`${series}: no dimension has an answer yet.`, { id: 'radar.summary.none' });
  const top = names(profile, highest.dimensions);
  const topLevel = formatNumber(highest.level);
  if (!lowest) {
    return msg(str`${series}: every dimension with an answer is at level ${topLevel}.`, { id: 'radar.summary.same' });
  }
  const low = names(profile, lowest.dimensions);
  const lowLevel = formatNumber(lowest.level);
  if (gap) {
    const far = names(profile, gap.dimensions);
    const by = formatNumber(gap.levels);
    return msg(
      str`${series}: highest in ${top} (level ${topLevel}), lowest in ${low} (level ${lowLevel}), furthest below the target in ${far} (by ${by}).`,
      { id: 'radar.summary.gap' },
    );
  }
  if (targeted > 0) {
    return msg(
      str`${series}: highest in ${top} (level ${topLevel}), lowest in ${low} (level ${lowLevel}), nowhere below the target.`,
      { id: 'radar.summary.reached' },
    );
  }
  return msg(str`${series}: highest in ${top} (level ${topLevel}), lowest in ${low} (level ${lowLevel}).`, {
    id: 'radar.summary',
  });
}

/** What else is worth saying: the difference between the two series, and what is missing. */
export function furtherText(profile: MaturityProfile): string[] {
  const { rise, fall, unanswered } = profileFacts(profile);
  const other = isolate(profile.series[1]?.label ?? '');
  const texts: string[] = [];
  const [up, upBy] = [names(profile, rise?.dimensions), formatNumber(rise?.levels ?? 0)];
  const [down, downBy] = [names(profile, fall?.dimensions), formatNumber(fall?.levels ?? 0)];
  if (rise && fall) {
    texts.push(
      msg(
        str`Compared with ${other}, it is furthest ahead in ${up} (by ${upBy}) and furthest behind in ${down} (by ${downBy}).`,
        {
          id: 'radar.change.both',
        },
      ),
    );
  } else if (rise) {
    texts.push(
      msg(str`Compared with ${other}, it is furthest ahead in ${up} (by ${upBy}) and nowhere behind.`, {
        id: 'radar.change.ahead',
      }),
    );
  } else if (fall) {
    texts.push(
      msg(str`Compared with ${other}, it is furthest behind in ${down} (by ${downBy}) and nowhere ahead.`, {
        id: 'radar.change.behind',
      }),
    );
  }
  if (unanswered > 0) {
    const [count, total] = [formatNumber(unanswered), formatNumber(profile.dimensions.length)];
    texts.push(
      plural(unanswered, {
        one: msg(str`${count} of ${total} dimensions has no answer.`, { id: 'radar.unanswered.one' }),
        two: msg(str`${count} of ${total} dimensions have no answer.`, { id: 'radar.unanswered.two' }),
        few: msg(str`${count} of ${total} dimensions have no answer.`, { id: 'radar.unanswered.few' }),
        many: msg(str`${count} of ${total} dimensions have no answer.`, { id: 'radar.unanswered.many' }),
        other: msg(str`${count} of ${total} dimensions have no answer.`, { id: 'radar.unanswered.other' }),
      }),
    );
  }
  return texts;
}

/** How to read the ranges; source and date of the levels, and of the benchmark. */
export function noteTexts({ source, date, benchmark, series }: MaturityProfile): string[] {
  const notes: string[] = [];
  if (series.some(({ range }) => range)) {
    const apart = counted(WIDE_RANGE);
    notes.push(
      msg(
        str`In brackets, and as a thin line: the lowest and the highest rating. Where they are ${apart} or more levels apart, talk about it first.`,
        { id: 'radar.range.note' },
      ),
    );
  }
  if (source) notes.push(msg(str`Source: ${isolate(source)}`, { id: 'radar.source' }));
  if (date) notes.push(msg(str`Date: ${formatDate(date)}`, { id: 'radar.date' }));
  if (benchmark) {
    const { label, source: from, n, date: when } = benchmark;
    notes.push(
      msg(str`${isolate(label)}: ${isolate(from)}, n = ${counted(n)}, ${formatDate(when)}`, {
        id: 'radar.benchmark',
      }),
    );
  }
  return notes;
}

/** Lowest and highest rating, as in "2–4". */
export function rangeText([lowest, highest]: LevelRange): string {
  return msg(str`${formatNumber(lowest)}–${formatNumber(highest)}`, { id: 'radar.range' });
}

/** One dimension with all its levels, for the moment when it is chosen. */
export function dimensionText(profile: MaturityProfile, index: number): string {
  const levels = profile.series.map(({ label, values }) => `${isolate(label)} ${levelText(values[index]!)}`);
  if (profile.target) levels.push(`${targetText()} ${levelText(profile.target[index]!)}`);
  const dimension = isolate(profile.dimensions[index]!.label);
  return msg(str`${dimension}: ${list(levels, 'unit')}.`, { id: 'radar.dimension' });
}

export function targetText(): string {
  return msg('Target', { id: 'radar.target' });
}

function names({ dimensions }: MaturityProfile, indexes: readonly number[] = []): string {
  if (indexes.length > MOST_NAMES) {
    const count = formatNumber(indexes.length);
    return plural(indexes.length, {
      few: msg(str`${count} dimensions`, { id: 'radar.dimensions.few' }),
      many: msg(str`${count} dimensions`, { id: 'radar.dimensions.many' }),
      other: msg(str`${count} dimensions`, { id: 'radar.dimensions.other' }),
    });
  }
  return list(indexes.map((index) => isolate(dimensions[index]!.label)));
}

function list(items: readonly string[], type: Intl.ListFormatType = 'conjunction'): string {
  return new Intl.ListFormat(language(), { type, style: type === 'unit' ? 'short' : 'long' }).format(items);
}
