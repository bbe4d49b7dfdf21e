/** What is needed of fhirpath.js beside what it exports; its version is pinned. */

declare module 'fhirpath/src/parser/index.js' {
  const parser: { parse(expression: string): object };
  export = parser;
}

declare module 'fhirpath/src/parser/generated/FHIRPathParser.js' {
  interface Parser {
    readonly _interp: { predictionMode: number };
    entireExpression(): object;
  }
  const parser: { readonly prototype: Parser };
  export = parser;
}

declare module 'fhirpath/src/navigation.js' {
  const navigation: { readonly descendants: (this: object, nodes: readonly unknown[]) => unknown[] };
  export = navigation;
}

declare module 'fhirpath/src/utilities.js' {
  const utilities: {
    makeChildResNodes(context: object, parent: object, name: string, model: object): unknown[];
  };
  export = utilities;
}
