type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wider or longer than its field on paper. A field for a time never is, and keeps half a time to itself. */
const FIELDS = 'textarea, select, input:is([type=text], :not([type]))';

const textOf = (field: Field): string =>
  field.localName === 'select'
    ? (field.value && (field as HTMLSelectElement).selectedOptions[0]?.text) || ''
    : field.value;

/**
 * Writes what stands in fields as text after them, for paper: fields show only as much as fits, and are cut where a sheet
 * ends. The screen shows none of it.
 */
export function writeOut(root: ParentNode): void {
  for (const field of root.querySelectorAll<Field>(FIELDS)) {
    const text = document.createElement('div');
    text.className = `${field.className} written`;
    text.textContent = textOf(field);
    field.classList.add('written-out');
    field.after(text);
  }
}

/** Takes the text away again. */
export function takeBack(root: ParentNode): void {
  for (const text of root.querySelectorAll('.written')) {
    text.previousElementSibling?.classList.remove('written-out');
    text.remove();
  }
}
