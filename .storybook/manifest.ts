import manifest from '../custom-elements.json';

interface Entry {
  name: string;
  description?: string;
  kind?: string;
  type?: { text: string };
  default?: string;
  readonly?: boolean;
  fieldName?: string;
}

/** What the manifest says of an element. */
export interface Declaration {
  tagName: string;
  summary?: string;
  since?: string;
  description?: string;
  members?: Entry[];
  attributes?: Entry[];
  events?: Entry[];
  slots?: Entry[];
  cssParts?: Entry[];
  cssProperties?: Entry[];
}

/** A property that a page may set. */
export interface Property extends Entry {
  attribute: string | undefined;
  text: string;
  initial: unknown;
}

const declarations = manifest.modules.flatMap((module) => module.declarations as Declaration[]);

export const declarationOf = (tag: unknown): Declaration | undefined =>
  declarations.find(({ tagName }) => tagName === tag);

/** A default as the manifest has it, in the words of TypeScript. */
function initialOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text.replaceAll("'", '"')) as unknown);
  } catch {
    return undefined;
  }
}

/** For frameworks alone: an element that waits shows nothing that could be played with. */
export const isForFrameworks = (name: string): boolean => name === 'deferHydration';

/** The properties of an element, each with its attribute, its type in words and the value that it begins with. */
export const propertiesOf = ({ members = [], attributes = [] }: Declaration): Property[] =>
  members
    .filter(({ kind, readonly, name }) => kind === 'field' && !readonly && !isForFrameworks(name))
    .map((member) => ({
      ...member,
      attribute: attributes.find(({ fieldName, name }) => (fieldName ?? name) === member.name)?.name,
      text: member.type?.text ?? '',
      initial: initialOf(member.default),
    }));
