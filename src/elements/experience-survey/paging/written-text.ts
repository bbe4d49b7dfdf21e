type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Writes what stands in fields as text after them, for paper: fields show only as much as fits, and are cut where a sheet
 * ends. The screen shows none of it. A field for a time keeps half a time to itself, and is never too small.
 */
export function writeOut(root: ParentNode): void {
  for (const field of root.querySelectorAll<Field>('.control:not([type=time])')) {
    const text = document.createElement('div');
    text.className = `${field.className} written`;
    text.textContent = (field.value && (field as HTMLSelectElement).selectedOptions?.[0]?.text) || field.value;
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
