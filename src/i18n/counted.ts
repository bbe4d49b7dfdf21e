/** A number of things in a text, which takes the form for it: the id with the plural category behind it, if there is one. */
export class Counted {
  /**
   * @param text - the number as the reader writes it
   * @param form - its plural category
   */
  constructor(
    private readonly text: string,
    readonly form: Intl.LDMLPluralRule,
  ) {}

  toString(): string {
    return this.text;
  }
}

/** What a plural form of a text adds to its id. */
export const FORM = /\.(?:zero|one|two|few|many|other)$/;
