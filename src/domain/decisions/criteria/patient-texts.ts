import type { Background } from '../background.js';
import { fold } from '../language/fold.js';
import { pathOf } from '../../format/reader.js';
import type { OptionGridData } from '../model.js';
import type { PlacedCell } from './subject.js';

/** A text that patients read, and where it stands. */
export interface PatientText {
  readonly path: string;
  readonly text: string;
  /** The same as the rules of a language look at it. */
  readonly folded: string;
  /** The cell it belongs to. */
  readonly cell?: PlacedCell;
  /** The row it belongs to, as a whole. */
  readonly rowPath?: string;
}

const placed = (path: string, text: string): PatientText => ({ path, text, folded: fold(text) });

type Member = [key: string, value: unknown];

/** What of some members is text; lists and maps of texts as well. */
function texts(path: string, members: readonly Member[]): PatientText[] {
  return members.flatMap(([key, value]): PatientText[] => {
    const at = path ? pathOf(path, key) : key;
    if (typeof value === 'string') return value ? [placed(at, value)] : [];
    if (Array.isArray(value)) return value.map((text, index) => placed(pathOf(at, index), String(text)));
    return typeof value === 'object' && value !== null ? texts(at, Object.entries(value)) : [];
  });
}

/** All texts that patients read, in the order in which they stand; not sources, nor what only authors write for each other. */
export function patientTexts(
  grid: OptionGridData,
  background: Background,
  cells: readonly PlacedCell[],
): PatientText[] {
  const { title, decision, introduction } = grid;
  const { condition, practical, withoutTreatment, test } = background;
  return [
    ...texts('', [
      ['title', title],
      ['decision', decision],
      ['introduction', introduction],
      ['condition', condition],
      ['withoutTreatment', withoutTreatment],
      ['funding', grid.funding],
      ['updatePolicy', grid.updatePolicy],
    ]),
    ...grid.options.flatMap(({ id, label, description }, index) =>
      texts(`options[${index}]`, [
        ['label', label],
        ['description', description],
        ['practical', Object.hasOwn(practical, id) ? practical[id] : undefined],
      ]),
    ),
    ...grid.rows.flatMap(({ question, description, certaintyWhy }, index) =>
      texts(`rows[${index}]`, [
        ['question', question],
        ['description', description],
        ['certaintyWhy', certaintyWhy],
      ]).map((text) => ({ ...text, rowPath: `rows[${index}]` })),
    ),
    ...cells.flatMap((place) =>
      [
        ...texts(place.path, [
          ['text', place.cell?.text],
          ['detail', place.cell?.detail],
        ]),
        ...texts(`${place.path}.outcome`, [['uncertainty', place.cell?.outcome?.uncertainty]]),
      ].map((text) => ({ ...text, cell: place })),
    ),
    ...texts('test', [
      ['measures', test?.measures],
      ['ifFound', test?.ifFound],
      ['ifNotFound', test?.ifNotFound],
      ['overdetection', typeof test?.overdetection === 'string' ? test.overdetection : undefined],
    ]),
  ];
}
