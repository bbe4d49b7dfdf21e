import { dataIn, directionOf, readChoices, withChoices } from './choices.js';
import { showStored } from './receipt.js';

/**
 * What this portal's pages do by themselves: change language, theme and light or dark without a reload, so that a survey
 * keeps what was typed, and show what the FHIR server has stored. Without this script the same links load the page anew.
 */
const root = document.documentElement;
const path = location.pathname;
let choices = readChoices(new URLSearchParams(location.search));
let texts;

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-choice]');
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const [name, value] = link.dataset.choice.split('=');
  void choose({ ...choices, [name]: value });
});

// On a shared device nothing of what was sent may stay on the screen.
for (const survey of document.querySelectorAll('pp-experience-survey:not([kiosk])')) {
  survey.addEventListener('pp-submitted', async ({ detail }) => {
    const receipt = await showStored(detail, survey.getAttribute('endpoint'));
    survey.closest('.sheet').after(receipt);
    fill(receipt, await textsOf(choices.lang));
  });
}

document.addEventListener('pp-decision', async () => {
  const note = document.getElementById('decision-note');
  note.dataset.t = 'decision.noted';
  fill(document, await textsOf(choices.lang));
});

async function choose(next) {
  const words = await textsOf(next.lang);
  const before = choices;
  choices = next;
  root.lang = next.lang;
  root.dir = directionOf(next.lang);
  root.className = `scheme-${next.scheme}`;
  root.dataset.theme = next.theme;
  if (next.theme !== before.theme) dress(next.theme);
  fill(document, words);
  for (const widget of document.querySelectorAll('[data-translated]')) {
    const src = dataIn(widget.getAttribute('src'), next.lang);
    if (src !== widget.getAttribute('src')) widget.setAttribute('src', src);
  }
  keepChoices();
  history.replaceState(null, '', withChoices(path, choices));
}

/** The old sheet goes when the new one is there: no moment without a theme. */
function dress(theme) {
  const old = document.getElementById('widget-theme');
  const sheet = old.cloneNode();
  sheet.href = `/themes/${theme}.css`;
  old.removeAttribute('id');
  sheet.addEventListener('load', () => old.remove());
  old.after(sheet);
}

async function textsOf(lang) {
  if (texts?.lang !== lang) {
    const response = await fetch(`/portal/text/${lang}.json`);
    texts = { lang, words: await response.json() };
  }
  return texts.words;
}

function fill(scope, words) {
  for (const element of scope.querySelectorAll('[data-t]')) element.textContent = words[element.dataset.t];
  for (const element of scope.querySelectorAll('[data-t-label]')) element.ariaLabel = words[element.dataset.tLabel];
}

function keepChoices() {
  for (const link of document.querySelectorAll('a[data-choice]')) {
    const [name, value] = link.dataset.choice.split('=');
    link.setAttribute('href', withChoices(path, { ...choices, [name]: value }));
    if (choices[name] === value) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  for (const link of document.querySelectorAll('a[href^="/"]:not([data-choice])')) {
    link.setAttribute('href', withChoices(link.pathname, choices));
  }
  for (const form of document.querySelectorAll('form[action]')) {
    form.setAttribute('action', withChoices(new URL(form.action).pathname, choices));
  }
}
