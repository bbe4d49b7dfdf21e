import { FhirError } from './outcome.mjs';

/** What one resource may have, so that reading and checking it takes less than a second. A long survey has half of it. */
const MOST_VALUES = 4000;
const MOST_LEVELS = 200;
/** Of one text, in UTF-16 units; files (base64) may be longer. */
const LONGEST = 100_000;
/** Of a name, of which FHIR has none that is longer. */
const LONGEST_NAME = 100;

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}$/;
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Parses JSON whose size, number of values and depth are bounded. They are counted before anything is built: what is
 * refused takes one look at its characters, and no memory.
 * @param {string} text
 * @returns {{ value: unknown, light: unknown }} `light` is the same with a stand-in for each long file, for those who look at every character more than once
 * @throws {FhirError} 400 where it is no JSON, or too much of it
 */
export function parseBounded(text) {
  assertBounded(text);
  try {
    const light = JSON.parse(text, (name, value) => {
      if (name.length > LONGEST_NAME) throw tooMuch(`a name of more than ${LONGEST_NAME} characters`);
      if (typeof value !== 'string' || value.length <= LONGEST) return value;
      if (!BASE64.test(value)) throw tooMuch(`a text of more than ${LONGEST} characters`);
      return 'AAAA';
    });
    return { value: JSON.parse(text), light };
  } catch (error) {
    if (error instanceof FhirError) throw error;
    // The parser's own message quotes the body: answers have no place in an error.
    throw new FhirError(400, 'The body is not valid JSON', { code: 'structure' });
  }
}

function assertBounded(text) {
  let values = 1;
  let level = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === BACKSLASH) at += 1;
      else if (unit === QUOTE) inString = false;
    } else if (unit === QUOTE) inString = true;
    else if (unit === COMMA) values += 1;
    else if (OPENING.has(unit)) {
      values += 1;
      level += 1;
    } else if (CLOSING.has(unit)) level -= 1;
    if (level > MOST_LEVELS) throw new FhirError(400, 'The body is nested too deeply', { code: 'structure' });
    if (values > MOST_VALUES) throw tooMuch(`more than ${MOST_VALUES} values`);
  }
}

function tooMuch(what) {
  return new FhirError(400, `The body has ${what}, which is more than this server takes`, { code: 'too-costly' });
}
