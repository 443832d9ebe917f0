import { expect } from 'chai';
import * as fc from 'fast-check';
import { toClixml } from '../../src/bridge/clixml';
import { errorItem, reservationItem } from '../../src/bridge/items';
import { PortReservationError } from '../../src/core/errors';
import { BridgeProcess } from './bridge-process';

const head = "<Objs Version='1.1.0.1' xmlns='http://schemas.microsoft.com/powershell/2004/04'>";
const block = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;
const reservation = { ...block, endPort: 5019, backend: 'memory' };

/** One string as PowerShell reads it out of an element. */
function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-F]{4})_/g, (_whole, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

describe('CLIXML', () => {
  afterEach(() => BridgeProcess.endAll());

  it('has the types and names that PowerShell’s objects have, and every token exactly', () => {
    const tokens = [0n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n];
    const typeName = "<TN RefId='0'><T>PortReservation.PersistentPortReservation</T></TN>";
    const objects = tokens.map(
      (token, index) =>
        `<Obj>${index === 0 ? typeName : "<TNRef RefId='0'/>"}<MS><S N='Protocol'>tcp</S>` +
        "<U16 N='StartPort'>5000</U16><U16 N='NumberOfPorts'>20</U16><U16 N='EndPort'>5019</U16>" +
        `<U64 N='Token'>${token}</U64><S N='Backend'>memory</S></MS></Obj>`,
    );
    expect(toClixml(tokens.map((token) => reservationItem({ ...reservation, token })))).to.equal(
      `${head}${objects.join('')}</Objs>`,
    );
  });

  it('says in a list whether a reservation is in effect', () => {
    const listed = toClixml([reservationItem({ ...reservation, token: 1n, inEffect: false })]);
    expect(listed).to.contain("<B N='InEffect'>false</B>");
  });

  it('has every property of an error, and a refused value in whatever type holds it', () => {
    const refused = (startPort: number | undefined) =>
      toClixml([errorItem(new PortReservationError('No', { errno: 87, syscall: 'f', startPort }))]);
    expect(refused(undefined)).to.equal(
      `${head}<Obj><TN RefId='0'><T>PortReservation.PortReservationError</T></TN><MS>` +
        "<S N='Code'>ERROR_INVALID_PARAMETER</S><I32 N='Errno'>87</I32><S N='Syscall'>f</S><S N='Message'>No</S>" +
        "<Nil N='Protocol'/><Nil N='StartPort'/><Nil N='NumberOfPorts'/><Nil N='Obstacle'/></MS></Obj></Objs>",
    );
    expect(refused(65535)).to.contain("<U16 N='StartPort'>65535</U16>");
    expect(refused(65536)).to.contain("<Db N='StartPort'>65536</Db>");
    expect(refused(-1)).to.contain("<Db N='StartPort'>-1</Db>");
    expect(refused(1.5)).to.contain("<Db N='StartPort'>1.5</Db>");
    expect(refused(Number.POSITIVE_INFINITY)).to.contain("<Db N='StartPort'>INF</Db>");
  });

  it('nests what is in the way', () => {
    const range = { startPort: 5010, numberOfPorts: 1 };
    const obstacle = { kind: 'portInUse', range, isSameBlock: false } as const;
    const error = new PortReservationError('No', { errno: 32, syscall: 'f', obstacle });
    expect(toClixml([errorItem(error)])).to.contain(
      "<Obj N='Obstacle'><MS><S N='Kind'>portInUse</S><Obj N='Range'><MS><U16 N='StartPort'>5010</U16>" +
        "<U16 N='NumberOfPorts'>1</U16></MS></Obj><Nil N='Store'/><B N='IsSameBlock'>false</B></MS></Obj>",
    );
  });

  it('carries any text there is, and nothing that XML forbids', () => {
    const messageOf = (message: string) =>
      /<S N='Message'>(.*)<\/S><Nil N='Protocol'/s.exec(
        toClixml([errorItem(new PortReservationError(message, { errno: 5, syscall: 'f' }))]),
      )?.[1] as string;
    expect(messageOf('a\nb_x0041_<&>\u{1f600}é')).to.equal(
      'a_x000A_b_x005F_x0041_&lt;&amp;&gt;_xD83D__xDE00_é',
    );
    const units = fc.array(
      fc.oneof(fc.nat(0xffff), fc.constantFrom(...Array.from('_xX0041&<>', (c) => c.charCodeAt(0)))),
    );
    fc.assert(
      fc.property(
        units.map((codes) => String.fromCharCode(...codes)),
        (text) => {
          const written = messageOf(text);
          expect(decoded(written)).to.equal(text);
          expect(written).to.match(/^[\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]*$/);
        },
      ),
    );
  });

  it('is what a bridge answers that was asked for it: results, failed items, errors, and nothing', async () => {
    const bridge = await BridgeProcess.ready({ format: 'clixml' });
    const created = await bridge.result('create', block);
    const token = /<U64 N='Token'>(\d+)<\/U64>/.exec(created)?.[1];
    expect(BigInt(token as string) >= 2n ** 63n).to.equal(true);
    const { protocol, ...range } = block;
    const looked = await bridge.result('lookup', {
      protocol,
      ranges: [range, { startPort: 1, numberOfPorts: 1 }],
    });
    expect(looked).to.contain(`<U64 N='Token'>${token}</U64>`).and.contain("<I32 N='Errno'>1168</I32>");
    const refused = await bridge.error('create', block);
    expect(refused.data).to.contain("<I32 N='Errno'>32</I32>");
    expect(await bridge.result('delete', block)).to.equal(`${head}</Objs>`);
    expect(await bridge.result('list')).to.equal(`${head}</Objs>`);
  });

  it('is also the form of a refusal to initialize', async () => {
    const bridge = new BridgeProcess();
    const refused = await bridge.error('initialize', { format: 'clixml', idleSeconds: -1 });
    expect(refused.data).to.match(/^<Objs .*<I32 N='Errno'>87<\/I32>/);
  });
});
