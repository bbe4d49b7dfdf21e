import { LEVELS, type MaturityProfile, MOST_DRAWN_SERIES } from '../../domain/maturity.js';
import { direction, formatNumber, language, localLanguage } from '../../i18n/index.js';
import type { Picture } from './chart/picture.js';
import { targetText } from './words.js';

/** A picture that knows what it was made from, so that it is made anew only when that has changed. */
export interface ProfilePicture extends Picture {
  profile: MaturityProfile;
  words: string;
}

/**
 * Puts a profile into the words in which it is drawn.
 *
 * @param profile - a checked profile
 * @param previous - given back where nothing has changed, so that the chart need not be drawn again
 */
export function readPicture(profile: MaturityProfile, previous: ProfilePicture | null): ProfilePicture {
  const words = `${language()} ${localLanguage()} ${targetText()}`;
  if (previous?.profile === profile && previous.words === words) return previous;
  return {
    profile,
    words,
    direction: direction(localLanguage()),
    dimensions: profile.dimensions.map(({ label }) => label),
    series: profile.series.slice(0, MOST_DRAWN_SERIES),
    ...(profile.target && { target: { label: targetText(), values: profile.target } }),
    rings: LEVELS.map((level) => formatNumber(level)),
    format: (level) => formatNumber(level),
  };
}
