import type { ReactiveController } from 'lit';
import { Helper } from './about/helper.js';
import type { SurveyHost } from './session/host.js';
import type { Kiosk } from './kiosk/kiosk.js';
import type * as Paper from './paper/paper.js';
import { privacy } from './about/privacy.js';

/** What a survey is where the page asks for more by an attribute: on a shared device, on paper, for somebody else. */
export class Modes implements ReactiveController {
  #kiosk: Kiosk | undefined;
  #paper: typeof Paper | undefined;

  constructor(private readonly host: SurveyHost) {
    host.element.addController(this);
  }

  hostUpdate(): void {
    const { element } = this.host;
    const { subject, encounter, author, source, basedOn } = element;
    if (element.confidentiality === 'anonymous' && (subject ?? encounter ?? author ?? source ?? basedOn)) {
      element.warn('a response that refers to somebody is not anonymous; it is called confidential.');
      element.confidentiality = 'confidential';
    }
  }

  /** Whether code that is asked for is not there yet. */
  get isMissing(): boolean {
    const { kiosk, paper } = this.host.element;
    return (kiosk && !this.#kiosk) || (paper != null && !this.#paper);
  }

  async load(): Promise<void> {
    const { kiosk, paper } = this.host.element;
    if (kiosk) this.#kiosk ??= new (await import('./kiosk/kiosk.js')).Kiosk(this.host);
    if (paper != null) this.#paper = await import('./paper/paper.js');
  }

  /** What stands beside the survey. */
  beside(): unknown {
    return this.#kiosk?.render();
  }

  /** What stands in place of the survey's pages, where it is on paper. */
  paper(about: unknown): unknown {
    const { host } = this;
    return this.#paper?.paper(host, host.session()!.survey, host.element.paper === 'large', about);
  }

  /** Who sees the answers, where the page says so. */
  privacy(): unknown {
    const { element } = this.host;
    return (element.confidentiality ?? element.seenBy ?? element.seenWhen)
      ? privacy(element, this.host.isDefault())
      : undefined;
  }

  /** Asks whether somebody answers for another one. */
  helper(isSending: boolean): unknown {
    const { host } = this;
    const { proxy, readonly, paper } = host.element;
    const session = host.session()!;
    // The survey of our own asks that by itself
    const asks = proxy && !host.isDefault();
    session.helper = asks ? (session.helper ?? new Helper(() => host.session()?.told(), session.given)) : undefined;
    // Read or on paper nobody is asked, and what was said stays.
    if (readonly || paper != null) return undefined;
    return session.helper?.render(isSending || host.isDisabled());
  }
}
