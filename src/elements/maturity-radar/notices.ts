import { html, nothing, type TemplateResult } from 'lit';
import {
  FEWEST_DIMENSIONS,
  hasRadarShape,
  type MaturityProblem,
  type MaturityProfile,
  MOST_DIMENSIONS,
  MOST_DRAWN_SERIES,
} from '../../domain/maturity.js';
import { counted, formatNumber, msg, str } from '../../i18n/index.js';

/** What a reader has to know about what is not shown, and why. */
export function noticesOf(
  profile: MaturityProfile,
  problems: readonly MaturityProblem[],
  chartFailed: boolean,
  saveFailed: boolean,
): TemplateResult {
  const drawable = hasRadarShape(profile);
  const isPart = problems.some(({ severity, code }) => severity === 'error' && code !== 'dimension-count');
  const [fewest, most] = [formatNumber(FEWEST_DIMENSIONS), formatNumber(MOST_DIMENSIONS)];
  const count = counted(profile.dimensions.length);
  return html`
    ${
      isPart
        ? html`<p class="notice notice-error">
          <strong>${msg('Some of the data could not be used. It is left out below.', { id: 'radar.faults' })}</strong>
        </p>`
        : nothing
    }
    ${
      drawable
        ? nothing
        : html`<p class="notice">
          ${msg(
            str`A radar can be read with ${fewest} to ${most} dimensions. Here they number ${count}, so only the table is shown.`,
            { id: 'radar.dimension-count' },
          )}
        </p>`
    }
    ${
      chartFailed
        ? html`<p class="notice">
          ${msg('The chart could not be drawn here. The table has all the levels.', { id: 'radar.unavailable' })}
        </p>`
        : nothing
    }
    ${
      saveFailed
        ? html`<p class="notice" role="alert">
          ${msg('Check your connection, then try again.', { id: 'data.error.retry' })}
        </p>`
        : nothing
    }
    ${
      drawable && profile.series.length > MOST_DRAWN_SERIES
        ? html`<p class="hint">
          ${msg('The chart and the dots show the first two columns. The table has all of them.', { id: 'radar.first-two' })}
        </p>`
        : nothing
    }
  `;
}
