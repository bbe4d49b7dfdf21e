import type { ArgTypes, InputType } from 'storybook/internal/types';
import { type Declaration, declarationOf, isForFrameworks, propertiesOf, type Property } from './manifest.js';

const WORDS = /'([^']*)'/g;
const isText = (type: string) => /^string( \| null)?$/.test(type);
const isFunction = (name: string) => name === 'authorize' || name === 'expand';

/** Not edited here. Short forms of controls are for stories alone: what is extracted has to be whole. */
const NONE = { disable: true } as const;

/** What a property is edited with: by the kind of value that it takes. */
function control({ name, text }: Property): Pick<InputType, 'control' | 'options'> {
  const words = [...text.matchAll(WORDS)].map(([, word]) => word!);
  if (words.length > 0) {
    const options = /\bnull\b/.test(text) ? [null, ...words] : words;
    const labels = Object.fromEntries(
      options.map((word) => [String(word), word === null ? '(not set)' : word || '(empty)']),
    );
    return { control: { type: 'select', labels }, options };
  }
  if (text === 'boolean') return { control: { type: 'boolean' } };
  if (text === 'number') return { control: { type: 'number', min: 0 } };
  if (isText(text)) return { control: { type: 'text' } };
  return { control: isFunction(name) ? NONE : { type: 'object' } };
}

/** A row that only says what is there. */
const row = (
  category: string,
  prefix: string,
  { name, description = '', type }: NonNullable<Declaration['events']>[0],
) => [
  `${prefix}:${name || 'default'}`,
  {
    name: name || '(default)',
    description,
    control: NONE,
    table: { category, ...(type && { type: { summary: type.text } }) },
  } satisfies InputType,
];

/** The table of an element and its controls, from the manifest. */
export function argTypes(component: unknown): ArgTypes | null {
  const declaration = declarationOf(component);
  if (!declaration) return null;
  const { members = [], attributes = [], events = [], slots = [], cssParts = [], cssProperties = [] } = declaration;
  const given = propertiesOf(declaration).map((property) => [
    property.name,
    {
      name: property.name,
      description: `${property.description ?? ''}${property.attribute ? ` Attribute: \`${property.attribute}\`.` : ''}`,
      ...control(property),
      table: {
        category: 'properties',
        type: { summary: property.text },
        ...(property.default !== undefined && { defaultValue: { summary: property.default } }),
      },
    } satisfies InputType,
  ]);
  const read = members.filter(({ kind, readonly }) => kind === 'method' || readonly);
  const forFrameworks = members
    .filter(({ name }) => isForFrameworks(name))
    .map((member) => {
      const attribute = attributes.find(({ fieldName }) => fieldName === member.name)?.name ?? '';
      return { ...member, description: `${member.description ?? ''} Attribute: \`${attribute}\`.` };
    });
  const styled = cssProperties.map(({ name, description = '', default: initial }) => [
    name,
    {
      name,
      description,
      control: { type: name.includes('color') ? 'color' : 'text' },
      table: { category: 'css custom properties', ...(initial && { defaultValue: { summary: initial } }) },
    } satisfies InputType,
  ]);
  return Object.fromEntries([
    ...given,
    ...forFrameworks.map((member) => row('properties', 'member', member)),
    ...read.map((member) => row(member.kind === 'method' ? 'methods' : 'read-only', 'member', member)),
    ...events.map((event) => row('events', 'event', event)),
    ...slots.map((slot) => row('slots', 'slot', slot)),
    ...styled,
    ...cssParts.map((part) => row('css parts', 'part', part)),
  ]) as ArgTypes;
}

/** What a control begins with, where its story says nothing: without it, Storybook would only offer to "set" something. */
export function initialArgs(component: unknown, own: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const declaration = declarationOf(component);
  if (!declaration) return {};
  const properties = propertiesOf(declaration).filter(
    ({ name, text }) => !isFunction(name) && !/undefined$/.test(text),
  );
  return Object.fromEntries([
    ...properties
      .filter(({ name }) => !(name in own))
      .map(({ name, text, initial }) => [name, isText(text) ? (initial ?? '') : initial]),
    ...(declaration.cssProperties ?? []).map(({ name }) => [name, '']),
  ]) as Record<string, unknown>;
}
