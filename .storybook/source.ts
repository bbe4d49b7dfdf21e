import { declarationOf, propertiesOf } from './manifest.js';

/** A value as somebody would write it in a script. */
const written = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:')
    .replaceAll('\n', '\n  ');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The page that a story stands for: its markup, and a script for what only a script can give. */
export function source(
  code: string,
  { component, args }: { component?: unknown; args: Readonly<Record<string, unknown>> },
): string {
  const declaration = declarationOf(component);
  if (!declaration) return code;
  const { tagName } = declaration;
  const attributes: string[] = [];
  const lines: string[] = [];
  const variable = tagName.replace(/^.*-/, '');
  for (const { name, attribute, initial } of propertiesOf(declaration)) {
    const value = args[name];
    if (value === undefined || value === initial || (value === '' && name !== 'paper') || (value === null && attribute))
      continue;
    if (attribute)
      attributes.push(
        value === true
          ? attribute
          : `${attribute}="${escaped(typeof value === 'string' ? value : JSON.stringify(value))}"`,
      );
    else if (typeof value === 'function') lines.push(`${variable}.${name} = (request) => { /* … */ };`);
    else lines.push(`${variable}.${name} = ${written(value)};`);
  }
  const styles = Object.entries(args).filter(([name, value]) => name.startsWith('--') && value);
  const css = styles.map(([name, value]) => `    ${name}: ${String(value)};\n`).join('');
  const open = `<${[tagName, ...attributes].join('\n  ')}${attributes.length > 1 ? '\n' : ''}>`.replace(
    /^(<\S+)\n {2}([^\n]*)>$/,
    '$1 $2>',
  );
  const markup = code.replace(new RegExp(`<${tagName}\\b[^>]*>`), () => open).trim();
  const script = `<script type="module">\n  const ${variable} = document.querySelector('${tagName}');\n  ${lines.join('\n  ')}\n</script>`;
  return [
    ...(css ? [`<style>\n  ${tagName} {\n${css}  }\n</style>`] : []),
    markup,
    ...(lines.length > 0 ? [script] : []),
  ].join('\n\n');
}
