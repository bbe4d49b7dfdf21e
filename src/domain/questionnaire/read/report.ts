import type { Item, Problem } from '../model/model.js';

/** While reading, before everything that looks at other items is known. */
export type Draft = { -readonly [K in keyof Item]: Item[K] } & {
  children: Draft[];
  dependents: Draft[];
  parent?: Draft;
};

export type Report = (code: string, message: string, linkId?: string, severity?: Problem['severity']) => void;
