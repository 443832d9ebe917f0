import { expect } from 'chai';
import { linuxCatalogues } from '../../src/backends/linux/messages';
import { windowsCatalogues } from '../../src/backends/windows/messages';
import { doctorCatalogues } from '../../src/doctor/messages';

/** What is the same in both languages. */
const shared = ['.node.title', '.backend.title', '.bridge.title', '.shim.title', '.probe.no'];

/** Every sentence with the way to it; a function is called with the numbers 1, 2, 3. */
function sentences(catalogue: object, way = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] => {
    const here = `${way}.${key}`;
    if (typeof value === 'object') return sentences(value, here);
    return [[here, typeof value === 'function' ? value(1, 2, 3) : value]];
  });
}

describe('the sentences of doctor', () => {
  for (const [name, catalogues] of Object.entries({ doctorCatalogues, linuxCatalogues, windowsCatalogues })) {
    it(`are there in both languages, and differ (${name})`, () => {
      const [english, italian] = [sentences(catalogues.en), sentences(catalogues['it'] ?? {})];
      expect(italian.map(([way]) => way)).to.deep.equal(english.map(([way]) => way));
      const same = english.filter(([, text], index) => text === italian[index]?.[1]).map(([way]) => way);
      expect(shared).to.include.members(same);
    });
  }
});
