/**
 * Reads a response back from the FHIR server and shows it. Whatever a server sends is put on the page as text, never as markup.
 * @param {{ response: object, location?: string }} detail of the survey's `pp-submitted` event
 * @param {string} endpoint base of the FHIR server
 * @returns {Promise<HTMLElement>} its `data-t` elements are still to be filled with words
 */
export async function showStored({ response, location }, endpoint) {
  const section = element('section', { className: 'receipt', id: 'receipt' });
  document.getElementById('receipt')?.remove();
  section.setAttribute('aria-labelledby', 'receipt-title');
  section.append(element('h2', { id: 'receipt-title' }, 'receipt.title'));
  try {
    const stored = await readBack(response, location, endpoint);
    section.append(
      element('p', { className: 'lead' }, 'receipt.lead'),
      facts(stored),
      ...answers(stored),
      record(stored),
    );
  } catch {
    section.append(element('p', { className: 'lead' }, 'receipt.failed'));
  }
  return section;
}

/** By its address, or by its identifier where the server does not tell the address. */
async function readBack({ identifier }, location, endpoint) {
  const base = new URL(`${endpoint}/`, document.baseURI);
  if (location) return get(new URL(location, base));
  const search = new URL('QuestionnaireResponse', base);
  search.searchParams.set('identifier', `${identifier.system}|${identifier.value}`);
  return (await get(search)).entry[0].resource;
}

async function get(url) {
  const answer = await fetch(url, { headers: { accept: 'application/fhir+json' } });
  if (!answer.ok) throw new Error(`The FHIR server answered ${answer.status}`);
  return answer.json();
}

function facts({ resourceType, id, meta, status }) {
  const when = element('time', {
    dateTime: meta.lastUpdated,
    textContent: new Date(meta.lastUpdated).toLocaleString(document.documentElement.lang, {
      dateStyle: 'long',
      timeStyle: 'short',
    }),
  });
  const where = element('code', { textContent: `${resourceType}/${id}` });
  const state = element('code', { textContent: status });
  return list([
    [element('dt', {}, 'receipt.where'), where],
    [element('dt', {}, 'receipt.when'), when],
    [element('dt', {}, 'receipt.status'), state],
  ]);
}

function answers({ item = [] }) {
  const given = list(
    flatten(item).map(({ linkId, text = linkId, answer }) => [
      element('dt', { textContent: text }),
      element('span', { textContent: answer.map(shown).join(', ') }),
    ]),
  );
  given.className = 'answers';
  return [element('h3', {}, 'receipt.answers'), given];
}

/** Every answered item, in order, those below groups and below answers too. */
function flatten(items) {
  return items.flatMap((item) => [
    ...(item.answer ? [item] : []),
    ...flatten([...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])]),
  ]);
}

function shown(answer) {
  const [, value] = Object.entries(answer).find(([key]) => key.startsWith('value')) ?? [];
  if (value === null || typeof value !== 'object') return String(value);
  if (value.value !== undefined) return [value.value, value.unit ?? value.code].filter(Boolean).join(' ');
  return value.display ?? value.code ?? value.reference ?? value.title ?? '';
}

function record(stored) {
  const details = element('details');
  details.append(
    element('summary', {}, 'receipt.record'),
    element('pre', { dir: 'ltr', textContent: JSON.stringify(stored, null, 2) }),
  );
  return details;
}

function list(rows) {
  const dl = element('dl');
  for (const [term, value] of rows) {
    const dd = element('dd');
    dd.append(value);
    dl.append(term, dd);
  }
  return dl;
}

function element(tag, properties = {}, textKey) {
  const made = Object.assign(document.createElement(tag), properties);
  if (textKey) made.dataset.t = textKey;
  return made;
}
