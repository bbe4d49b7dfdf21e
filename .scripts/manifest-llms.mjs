import { readFileSync, writeFileSync } from 'node:fs';
import { root } from './elements.mjs';

/**
 * Writes, from the manifest, what a language model needs to use the package, in the form of https://llmstxt.org.
 * @param {{ file: string }} options where it is written
 */
export function llms({ file }) {
  return {
    name: 'llms',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const elements = manifest.modules.flatMap(({ declarations }) => declarations);
      writeFileSync(file, `${text(elements).join('\n')}\n`);
    },
  };
}

const { description } = JSON.parse(readFileSync(new URL('package.json', `file://${root}`), 'utf8'));

/** One line of what stands in several. */
const line = (words = '') => words.replace(/\s+/g, ' ').trim();
const code = (words) => `\`${line(words)}\``;

/** A list with its heading, if there is something in it. */
const list = (title, entries = [], one) => (entries.length > 0 ? ['', `### ${title}`, '', ...entries.map(one)] : []);

const item = ({ name, description: words }) => `- ${code(name || '(default)')}: ${line(words)}`;
const withType = ({ name, type, default: initial, description: words }, more = '') =>
  `- ${code(name)}${type ? `, ${code(type.text)}` : ''}${initial === undefined ? '' : `, default ${code(initial)}`}${more}: ${line(words)}`;
const method = ({ name, parameters = [], return: result, description: words }) =>
  `- ${code(`${name}(${parameters.map((parameter) => parameter.name).join(', ')})`)}, gives ${code(result?.type?.text ?? 'void')}: ${line(words)}`;

/** What all elements have alike is said once. */
const common = (elements, key) => {
  const [first, ...others] = elements.map((element) => element[key] ?? []);
  return first.filter(({ name }) => others.every((entries) => entries.some((entry) => entry.name === name)));
};

function describe(element, theme) {
  const { tagName, name, summary, members = [], attributes = [] } = element;
  const fields = members.filter(({ kind }) => kind === 'field');
  const attributeOf = (field) => attributes.find(({ fieldName, name: own }) => (fieldName ?? own) === field.name)?.name;
  const property = (field) => {
    const attribute = attributeOf(field);
    const how = field.readonly ? ', read-only' : attribute ? `, attribute ${code(attribute)}` : ', no attribute';
    return withType(field, how);
  };
  return [
    '',
    `## <${tagName}>`,
    '',
    `${line(summary)} Class \`${name}\`, module \`patient-partnership/elements/${tagName.slice(3)}.js\`, since ${element.since}.`,
    '',
    line(element.description),
    ...list('Properties', fields, property),
    ...list(
      'Methods',
      members.filter(({ kind }) => kind === 'method'),
      method,
    ),
    ...list('Events', element.events, (event) => withType(event)),
    ...list('Slots', element.slots, item),
    ...list('CSS parts', element.cssParts, item),
    ...list(
      'CSS custom properties of its own',
      element.cssProperties?.filter(({ name: own }) => !theme.some((token) => token.name === own)),
      (token) => withType(token),
    ),
  ];
}

const text = (elements) => {
  const theme = common(elements, 'cssProperties');
  return [
    '# Patient Partnership',
    '',
    `> ${description}`,
    '',
    'Load `embed/patient-partnership.js` with `<script type="module">` and write the tags: each element is loaded when the page',
    'first uses its tag. With a bundler, import `patient-partnership/elements/<name>.js`, which defines one element; for React,',
    'import components from `patient-partnership/react`. Data come by a property, by `src`, or by a child',
    '`<script type="application/json">`; `null` waits for data that are still to come. What stands between the tags is shown where an',
    'element cannot be. Wait with `customElements.whenDefined(tag)` before you call a method. No answer is in an event but in that of',
    '`pp-submit` and `pp-submitted`. The rules behind the elements are plain functions, for Node too:',
    '`patient-partnership/domain/questionnaire.js`, `/domain/decisions.js` and `/domain/maturity.js`. Formats: `schema/*.json`.',
    ...elements.flatMap((element) => describe(element, theme)),
    '',
    '## Theme',
    '',
    "Custom properties that every element takes from the page, set on `:root` or on an element. Dark follows the page's",
    '`color-scheme`.',
    '',
    ...theme.map((token) => withType(token)),
    '',
    '## More',
    '',
    '- [README](README.md): what there is, and how to begin',
    '- [Manifest](custom-elements.json): the same for programs',
    '- [Changes](CHANGELOG.md)',
  ];
};
