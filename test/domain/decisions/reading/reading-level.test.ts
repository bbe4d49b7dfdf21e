import { expect } from '@open-wc/testing';
import { readingLevel } from '../../../../src/domain/decisions.js';
import { syllables } from '../../../../src/domain/decisions/reading/syllables.js';

/** Words with their syllables, as dictionaries divide them. */
const WORDS: Readonly<Record<'en' | 'es' | 'de' | 'fr', string>> = {
  en: 'a 1, blood 1, pressure 2, tablets 2, medicine 3, every 2, people 2, doctor 2, operation 4, stroke 1, stopped 1, wanted 2, needed 2, table 2, little 2, knee 1, pain 1, surgery 3, you 1, years 1, changes 2, likely 2, idea 3, radio 3, science 2, patient 2, quiet 2, value 2, file 1, whole 1, doing 2, trying 2, create 2, hospital 3, experience 4, something 2, helpful 2, movement 2, didn’t 2, risk 1, bleeding 2, choices 2, social 2, because 2, area 3',
  es: 'agua 2, país 2, tranquilo 3, viaje 2, ciudad 2, aéreo 4, pingüino 3, cuidado 3, mayo 2, hoy 1, huevo 2, prohibir 3, ahí 2, guerra 2, quien 1, operación 4, rodilla 3, medicina 4, día 2, después 2, muy 1, leer 2, oído 3, tensión 2, sangre 2, aunque 2, pastillas 3, riesgo 2, cirugía 4, paciente 3, poeta 3, Europa 3',
  de: 'Haus 1, Patient 3, Familie 4, Bauer 2, neue 2, System 2, Quelle 2, Tabletten 3, Blutdruck 2, gehen 2, Operation 5, Risiko 3, Schmerzen 2, Knie 1, viel 1, Ei 1, Kaffee 2, Theater 3, Medizin 3, Zähne 2, Boot 1, Studie 3, Nation 3, Arzt 1, Gesundheit 3, Schlaganfall 3, ruhig 2, früher 2, Ernährung 3',
  fr: 'eau 1, bien 1, théâtre 2, moment 2, mangent 2, femme 1, risque 1, médicament 4, hôpital 3, cœur 1, oui 1, nuit 1, maladie 3, création 3, question 2, travail 2, comprimé 3, patient 2, souvent 2, prennent 1, amie 2, douleur 2, guérir 2, beaucoup 2, opération 4, vie 1, santé 2, médecin 3, années 2, quatre 1, effets 2, naïf 2',
};

for (const [language, words] of Object.entries(WORDS))
  describe(`syllables, ${language}`, () => {
    for (const entry of words.split(', ')) {
      const [word = '', count] = entry.split(' ');
      it(`${word}: ${count}`, () => expect(syllables(word, language as 'en')).to.equal(Number(count)));
    }
  });

const times = (count: number, sentence: string) => Array<string>(count).fill(sentence);

describe('the reading level', () => {
  it('is a school grade in English (Kincaid)', () => {
    // Eleven words, twelve syllables: 0.39 × 11 + 11.8 × 12/11 - 15.59
    const { score, ...level } = readingLevel(
      times(10, 'The nurse will help you if you feel sick after lunch.'),
      'en-GB',
    );
    expect(level).to.deep.equal({ words: 110, sentences: 10, wordsPerSentence: 11 });
    expect(score).to.deep.equal({ formula: 'flesch-kincaid', value: 1.6, target: 6, isMet: true });
  });

  it('is on the scales of Fernández Huerta and INFLESZ in Spanish', () => {
    // Eight words, ten syllables: 206.84 - 60 × 10/8 - 1.02 × 8; 206.835 - 62.3 × 10/8 - 8
    const { score } = readingLevel(times(15, 'La casa es de mi madre y yo.'), 'es');
    expect(score).to.deep.equal({
      formula: 'fernandez-huerta',
      value: 123.7,
      target: 70,
      isMet: true,
      inflesz: { value: 121, band: 5 },
    });
  });

  it('is on the scale of Amstad in German', () => {
    // Six words, eight syllables: 180 - 6 - 58.5 × 8/6
    const { score } = readingLevel(times(20, 'Die Frau geht heute nach Hause.'), 'de');
    expect(score).to.deep.equal({ formula: 'amstad', value: 96, target: 70, isMet: true });
  });

  it('is on the scale of Kandel and Moles in French', () => {
    // Six words, eight syllables: 207 - 1.015 × 6 - 73.6 × 8/6
    const { score } = readingLevel(times(20, 'La femme va au travail demain.'), 'fr');
    expect(score).to.deep.equal({ formula: 'kandel-moles', value: 102.8, target: 70, isMet: true });
  });

  it('says when a text is too hard', () => {
    const hard = 'Pharmaceutical interventions considerably reduce cardiovascular complications';
    expect(readingLevel(times(20, hard), 'en').score!.isMet).to.be.false;
  });

  it('is none in Arabic, but words and sentences are counted', () => {
    const level = readingLevel(times(10, 'هذا نص قصير عن القرار الذي أمامك اليوم.'), 'ar');
    expect(level).to.deep.equal({ words: 80, sentences: 10, wordsPerSentence: 8, none: 'no-formula' });
  });

  it('is none of a short text, of no text, and of a language without a formula', () => {
    expect(readingLevel(['A short text.'], 'en')).to.include({ words: 3, none: 'too-short' });
    expect(readingLevel([], 'en')).to.deep.equal({ words: 0, sentences: 0, wordsPerSentence: 0, none: 'too-short' });
    expect(readingLevel(times(11, 'Dit is een tekst van meer dan honderd woorden hier.'), 'nl').none).to.equal(
      'no-formula',
    );
  });

  it('takes a text without a full stop for a sentence, and numbers for no words', () => {
    expect(readingLevel(['Blood pressure', 'It is 1.5 times 120. Yes'], 'en')).to.include({ words: 6, sentences: 3 });
  });
});
