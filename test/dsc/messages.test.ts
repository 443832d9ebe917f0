import { expect } from 'chai';
import { type DscMessages, dscCatalogues } from '../../src/dsc/messages';

const block = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;

/** Every sentence of a catalogue, with something in each of its places. */
function sentences(messages: DscMessages): Record<keyof DscMessages, string> {
  return {
    unknownOperation: messages.unknownOperation("'ensure'", 'get, set'),
    unknownResource: messages.unknownResource("'Port'", 'PortReservation/PersistentPortReservation'),
    whatIfNotFor: messages.whatIfNotFor("'get'", 'set, delete'),
    noInput: messages.noInput(),
    notJson: messages.notJson("'tcp'"),
    notAnObject: messages.notAnObject('[]'),
    unknownProperty: messages.unknownProperty("'ensure'", 'protocol, startPort'),
    notBoolean: messages.notBoolean('_exist', "'false'"),
    unwantedReservation: messages.unwantedReservation(block),
    wouldReserve: messages.wouldReserve(block),
    wouldDeleteReservation: messages.wouldDeleteReservation(block),
    unwantedExclusion: messages.unwantedExclusion(block),
    inOtherStore: messages.inOtherStore({ ...block, store: 'persistent' }, 'active'),
    wouldExclude: messages.wouldExclude({ ...block, store: 'active' }),
    wouldDeleteExclusion: messages.wouldDeleteExclusion(block),
    wouldBeRefused: messages.wouldBeRefused('Because.'),
    noChange: messages.noChange(),
  };
}

describe("the DSC resources' messages", () => {
  const english = sentences(dscCatalogues.en);

  for (const [language, messages] of Object.entries(dscCatalogues)) {
    if (messages === dscCatalogues.en) continue;
    it(`are all there in ${language}, each in other words`, () => {
      expect(Object.keys(messages)).to.have.members(Object.keys(dscCatalogues.en));
      for (const [key, text] of Object.entries(sentences(messages))) {
        expect(text, key).not.to.equal(english[key as keyof DscMessages]);
      }
    });
  }
});
