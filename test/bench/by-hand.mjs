/**
 * The survey's page as somebody would write it who knows this questionnaire and needs no library: DOM calls, the same
 * markup and style sheet, its own handling of answers. Runs in the page, so it must stand on its own.
 *
 * @param {object} questionnaire as of `questionnaireOf`
 * @param {string} css the survey's style sheet
 * @param {Element} host where the shadow root goes
 */
export function byHand(questionnaire, css, host) {
  const answers = new Map();
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  };

  const words = make('p', { id: 'progress', tabindex: '-1' });
  const bar = make('progress', { value: '0', max: String(questionnaire.item.length), 'aria-hidden': 'true' });
  const showProgress = () => {
    words.textContent = `Answered: ${answers.size} of ${questionnaire.item.length}`;
    bar.value = answers.size;
  };

  const clearButton = (index, question) => {
    const button = make(
      'button',
      {
        class: 'button button-quiet clear',
        type: 'button',
        lang: 'en',
        dir: 'ltr',
        'aria-describedby': `i${index}-text`,
      },
      'Clear my answer',
    );
    button.addEventListener('click', () => {
      for (const input of question.querySelectorAll('input')) input.checked = false;
      button.remove();
      answers.delete(index);
      showProgress();
    });
    return button;
  };

  const optionList = (item, index, question) => {
    const list = make('div', {
      class: 'options',
      role: 'radiogroup',
      'aria-labelledby': `i${index}-text`,
      'aria-describedby': `i${index}-hint`,
    });
    const choices =
      item.type === 'boolean'
        ? [
            ['Yes', { valueBoolean: true }],
            ['No', { valueBoolean: false }],
          ]
        : item.answerOption.map((option) => [option.valueCoding.display, option]);
    choices.forEach(([label, value], at) => {
      const input = make('input', {
        autocomplete: 'off',
        type: 'radio',
        ...(at === 0 && { id: `i${index}_0` }),
        name: `i${index}`,
      });
      input.addEventListener('change', () => {
        if (!answers.has(index)) question.append(clearButton(index, question));
        answers.set(index, value);
        showProgress();
      });
      const text = make('span', item.type === 'boolean' ? { lang: 'en' } : {}, label);
      list.append(make('label', { class: 'option' }, input, text));
    });
    return list;
  };

  const textField = (item, index) => {
    const input = make('input', {
      class: item.type === 'integer' ? 'control control-short' : 'control ',
      id: `i${index}_0`,
      type: 'text',
      ...(item.type === 'integer' && { inputmode: 'numeric' }),
      'aria-labelledby': `i${index}-text`,
      'aria-describedby': `i${index}-hint`,
      autocomplete: 'off',
    });
    input.addEventListener('input', () => {
      if (input.value) answers.set(index, input.value);
      else answers.delete(index);
      showProgress();
    });
    return make('div', { class: 'answer' }, input);
  };

  const questions = make('div');
  questionnaire.item.forEach((item, index) => {
    const isList = item.type === 'choice' || item.type === 'boolean';
    const question = make('div', { class: 'question  ', 'data-link-id': item.linkId, id: `i${index}` });
    question.append(
      make(
        'div',
        { class: 'question-text' },
        isList
          ? make('span', { id: `i${index}-text` }, item.text)
          : make('label', { id: `i${index}-text`, for: `i${index}_0` }, item.text),
      ),
      make('div', { class: 'hints', id: `i${index}-hint` }),
      make('div', { class: 'error', id: `i${index}-error`, lang: 'en', dir: 'ltr' }),
      isList ? optionList(item, index, question) : textField(item, index),
    );
    questions.append(question);
  });
  showProgress();

  const slot = (name, text) => {
    const element = make('slot', { name });
    element.append(make('p', { class: 'hint' }, text));
    return element;
  };
  const base = make(
    'div',
    { class: 'base', part: 'base', lang: 'en', dir: 'ltr' },
    make('div', { class: 'title', dir: 'ltr' }, make('h2', { id: 'title', tabindex: '-1' }, questionnaire.title)),
    make(
      'div',
      { class: 'about stack' },
      make('slot', { name: 'intro' }),
      slot(
        'confidentiality',
        'You choose what to answer, and it does not change your care. Ask the team who will see your answers.',
      ),
      make('slot', { name: 'another-way' }),
    ),
    make('div', { class: 'progress' }, words, bar),
    make(
      'fieldset',
      { class: 'content', role: 'none', dir: 'ltr' },
      make('form', { role: 'none', novalidate: '' }, questions),
    ),
    make(
      'div',
      { class: 'actions' },
      make('button', { class: 'button button-primary', part: 'send', type: 'button', id: 'send' }, 'Send my answers'),
    ),
    make('div', { class: 'visually-hidden', id: 'live', role: 'status' }),
  );
  root.append(make('div', { class: 'isolated' }, base));
}
