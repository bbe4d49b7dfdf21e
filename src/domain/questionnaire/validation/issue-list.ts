import type { Finding, Item } from '../model/model.js';
import type { ValidationCode } from './codes.js';
import { validationCodes } from './codes.js';
import type { ResponseIssue } from './issue.js';

/** What was found in a response, as it is told. */
export class IssueList {
  readonly all: ResponseIssue[] = [];
  readonly #isComplete: boolean;

  /** @param isComplete - nothing that is missing may come later */
  constructor(isComplete: boolean) {
    this.#isComplete = isComplete;
  }

  add(
    code: ValidationCode,
    path: string,
    item: Item,
    params: Finding['params'] = {},
    said?: Partial<ResponseIssue>,
  ): void {
    const [severity, about] = validationCodes[code];
    const isLate = !this.#isComplete && (code === 'required' || code === 'minCount');
    const details = { text: [`"${item.linkId}": ${about}`, ...Object.values(params)].join(', ') };
    const issue = { code, expression: [path], details, linkId: item.linkId, ...said };
    this.all.push({ severity: isLate ? 'warning' : severity, ...issue });
  }

  addStructure(path: string, about: string): void {
    this.all.push({ severity: 'error', code: 'invalidStructure', expression: [path], details: { text: about } });
  }
}
