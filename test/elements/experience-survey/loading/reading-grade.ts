/** Syllables of an English word, as the ear would count them most of the time. */
function syllables(word: string): number {
  const lower = word.toLowerCase().replace(/[^a-z]/g, '');
  if (lower.length <= 3) return lower ? 1 : 0;
  const bare = lower.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, bare.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}

/**
 * The school grade that a text takes, after Kincaid, Fishburne, Rogers and Chissom (1975): 0.39 × words a sentence +
 * 11.8 × syllables a word − 15.59. Each text counts as at least one sentence.
 */
export function readingGrade(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[.?!]+(?:\s|$)/).filter((one) => /[a-z]/i.test(one)));
  const words = sentences.flatMap((sentence) => sentence.match(/[a-z’']+/gi) ?? []);
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59;
}
