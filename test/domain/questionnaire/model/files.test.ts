import { expect } from '@open-wc/testing';
import { endingsOf, fileRules, fileType, isWanted } from '../../../../src/domain/questionnaire/model/files.js';

const rules = (...codes: string[]) => fileRules(new Map([['mimeType', codes.map((valueCode) => ({ valueCode }))]]));

describe('files', () => {
  for (const [name, said, type] of [
    ['scan.jpg', 'image/jpg', 'image/jpeg'],
    ['scan.JPEG', 'image/pjpeg', 'image/jpeg'],
    ['IMG_1.HEIC', '', 'image/heic'],
    ['table.csv', 'application/vnd.ms-excel', 'text/csv'],
    ['table.csv', 'text/plain', 'text/csv'],
    ['old.xls', 'application/vnd.ms-excel', 'application/vnd.ms-excel'],
    ['notes.md', '', 'text/markdown'],
    ['a.docx', '', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.docx', 'application/zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xml', 'text/xml', 'application/xml'],
    ['a.zip', 'application/x-zip-compressed', 'application/zip'],
    ['voice.m4a', 'audio/x-m4a', 'audio/mp4'],
    ['talk.webm', 'audio/webm', 'audio/webm'],
    ['film.webm', 'video/webm', 'video/webm'],
    ['film.mp4', '', 'video/mp4'],
    ['a.txt', 'text/plain; charset=utf-8', 'text/plain'],
    ['a.PDF', 'application/x-pdf', 'application/pdf'],
    ['noending', 'image/png', 'image/png'],
    ['data.xyz', 'chemical/x-xyz', 'chemical/x-xyz'],
    ['data.xyz', '', 'application/octet-stream'],
    ['https://example.org/a.png?size=2', '', 'image/png'],
  ] as const)
    it(`${name}, called "${said}", is ${type}`, () => {
      expect(fileType(name, said)).to.equal(type);
    });

  it('are wanted by type, by another name of it, by family and by ending', () => {
    expect(isWanted(rules(), 'anything/else')).to.equal(true);
    expect(isWanted(rules('image/jpg'), 'image/jpeg')).to.equal(true);
    expect(isWanted(rules('image/*'), 'image/heic')).to.equal(true);
    expect(isWanted(rules('image'), 'image/png')).to.equal(true);
    expect(isWanted(rules('*/*'), 'image/png')).to.equal(true);
    expect(isWanted(rules('text/xml'), 'application/xml')).to.equal(true);
    expect(isWanted(rules('.pdf'), 'application/pdf')).to.equal(true);
    expect(isWanted(rules('image/*'), 'application/pdf')).to.equal(false);
    expect(isWanted(rules('image/png'), 'image/pngx')).to.equal(false);
    expect(isWanted(rules('application/vnd.ms-excel'), fileType('a.csv', 'application/vnd.ms-excel'))).to.equal(false);
  });

  it('have the endings of their type', () => {
    expect(endingsOf('image/jpeg')).to.deep.equal(['.jpg', '.jpeg', '.jpe', '.jfif']);
    expect(endingsOf('image/*')).to.include.members(['.png', '.heic', '.jpg']);
    expect(endingsOf('chemical/x-xyz')).to.deep.equal([]);
  });
});
