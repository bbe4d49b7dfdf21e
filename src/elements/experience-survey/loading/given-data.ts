import { copyJson, sameJson } from '../../../kernel/data/json.js';

/** What the page gives beside the questionnaire, as own copies: answers to begin with, and what expressions know. */
export class GivenData {
  /** The answers to begin with. */
  response: object | undefined;
  /** Why these cannot be read. */
  responseFault: string | undefined;
  /** What the expressions of this pass know. */
  context: unknown;
  /** Why that cannot be read. */
  contextFault: string | undefined;

  /** What the page set `response` to last. */
  #set: unknown = null;

  /**
   * Takes what the page sets `response` to.
   *
   * @param isOwn - whether the element says that by itself
   * @returns `anew`: to begin with; `same`: what it set before; `own`: what the element says by itself
   */
  takeResponse(response: unknown, isOwn: (json: object) => boolean): 'anew' | 'same' | 'own' {
    const copied = copyJson(response ?? null);
    const json = 'json' in copied ? copied.json : undefined;
    const isSame = !this.responseFault && json !== undefined && sameJson(json, this.#set);
    this.#set = json;
    if (isSame) return 'same';
    if (json && isOwn(json)) return 'own';
    this.responseFault = 'fault' in copied ? `The property "response" is no JSON: ${copied.fault}.` : undefined;
    this.response = typeof json === 'object' ? (json ?? undefined) : undefined;
    return 'anew';
  }

  /** Forgets the answers to begin with. */
  forgetResponse(): void {
    this.response = this.responseFault = undefined;
    this.#set = null;
  }

  /** Takes `launchContext`, as it is when a pass begins. */
  takeContext(launchContext: unknown): void {
    const copied = copyJson(launchContext ?? {});
    this.context = 'json' in copied ? copied.json : undefined;
    this.contextFault = 'fault' in copied ? `The property "launchContext" is no JSON: ${copied.fault}.` : undefined;
  }

  /** Whether `launchContext` is another than the one that was taken. */
  isOtherContext(launchContext: unknown): boolean {
    const copied = copyJson(launchContext ?? {});
    return !('json' in copied && sameJson(copied.json, this.context));
  }
}
