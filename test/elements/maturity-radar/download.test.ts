import { expect } from '@open-wc/testing';
import { fileName } from '../../../src/kernel/page/downloads.js';
import { until } from '../../kernel/events.js';
import { all, drawn, profile, radar } from './support.js';

interface Saved {
  name: string;
  url: string;
  blob: Blob;
}

describe('downloads of a maturity radar', () => {
  const { createObjectURL, revokeObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blobs: Map<string, Blob>;
  let saved: Saved[];
  let revoked: string[];

  beforeEach(() => {
    blobs = new Map();
    saved = [];
    revoked = [];
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL(blob);
      blobs.set(url, blob);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      revoked.push(url);
      revokeObjectURL(url);
    };
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, url: this.href, blob: blobs.get(this.href)! });
    };
  });

  afterEach(() => {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    HTMLAnchorElement.prototype.click = click;
  });

  const press = (element: Element, index: number) => all(element, '.actions button')[index]!.click();

  it('give the table as CSV', async () => {
    const element = await radar(profile({ title: 'Our levels: 2026' }));
    press(element, 1);
    await until(() => saved.length > 0);
    expect(saved.map(({ name }) => name)).to.deep.equal(['our-levels-2026.csv']);
    const [{ blob }] = saved as [Saved];
    expect(blob.type).to.equal('text/csv;charset=utf-8');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect([...bytes.slice(0, 3)], 'byte order mark').to.deep.equal([0xef, 0xbb, 0xbf]);
    const lines = (await blob.text()).trim().split('\r\n');
    expect(lines).to.have.length(9);
    expect(lines[0]).to.equal('Dimension,Now,Now: lowest rating,Now: highest rating,Before,Target,Title,Source,Date');
    expect(lines[1]).to.equal('Information,4,3,4,3,4,Our levels: 2026,Team rating,2026-03');
  });

  for (const width of [900, 300]) {
    it(`give a picture of the same size at ${width} px`, async () => {
      const element = await radar(profile(), width);
      press(element, 0);
      await until(() => saved.length > 0);
      const [{ name, blob }] = saved as [Saved];
      expect(name).to.equal('our-levels.png');
      expect(blob.type).to.equal('image/png');
      const image = await createImageBitmap(blob);
      expect(image.width).to.equal(1920);
      expect(image.height).to.be.within(1400, 2200);
      const ctx = Object.assign(document.createElement('canvas'), { width: 1920, height: image.height }).getContext(
        '2d',
      )!;
      ctx.drawImage(image, 0, 0);
      expect([...ctx.getImageData(2, 2, 1, 1).data], 'on the surface').to.deep.equal([255, 255, 255, 255]);
      const ink = (from: number, to: number) =>
        ctx.getImageData(0, from, 1920, to - from).data.filter((value, at) => at % 4 < 3 && value < 128).length;
      expect(ink(60, 110), 'title').to.be.above(500);
      expect(ink(image.height - 190, image.height - 60), 'source and date').to.be.above(500);
    });
  }

  it('are given up when the element leaves', async () => {
    const element = await drawn();
    press(element, 1);
    press(element, 1);
    await until(() => saved.length === 2);
    expect(revoked).to.be.empty;
    element.remove();
    expect(revoked).to.have.members(saved.map(({ url }) => url));
  });

  it('have names that every system takes', () => {
    expect(fileName('Niveles: año 2026/27 ', 'csv', 'maturity')).to.equal('niveles-año-2026-27.csv');
    expect(fileName('مستويات', 'png', 'maturity')).to.equal('مستويات.png');
    expect(fileName('../..', 'png', 'maturity')).to.equal('maturity.png');
    expect(fileName('a'.repeat(200), 'png', 'maturity')).to.have.length(84);
  });
});
