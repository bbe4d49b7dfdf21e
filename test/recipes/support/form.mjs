/** What the page of a recipe asks. */
export const questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  title: 'Knee check',
  item: [{ linkId: 'stairs', type: 'boolean', text: 'Can you climb stairs?' }],
};

/** Runs in a page first: whether something of our own survey was ever drawn, for which nobody asked. */
export function watchForDefault() {
  globalThis.sawDefault = false;
  setInterval(() => {
    const text = document.querySelector('pp-experience-survey')?.shadowRoot?.textContent ?? '';
    if (text.includes('Your visit')) globalThis.sawDefault = true;
  }, 1);
}
