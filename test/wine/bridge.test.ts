import { nodeVersions } from './environment/windows-node';
import { withFreshMachine } from './machine';
import { passOnWindows } from './windows-mocha';

/** The bridge's own tests of what a platform's processes and pipes could spoil. */
const protocolTests = ['test/bridge/life.test.ts', 'test/bridge/methods.test.ts'];

/**
 * There Node 20's standard output takes all that a client does not read, where Node 22's makes the bridge wait;
 * nothing is lost. Whether Windows' own pipes do the same is for Windows to show.
 */
const slowReader = 'reads no more from a client that does not read';

/** There the bridge does not end as long as nobody reads. Whether Windows' own pipes do the same is for Windows to show. */
const unreadEnd = 'also when its client reads nothing';

describe('the bridge over the standard streams of Windows Node', () => {
  for (const version of nodeVersions) {
    it(`carries calls to the stand-ins and back, on Node ${version}`, async function () {
      this.timeout('8 minutes');
      await withFreshMachine(() => passOnWindows(version, ['test/wine/inside/bridge.ts'], { atLeast: 3 }));
    });

    it(`lives and answers as on any platform, on Node ${version}`, async function () {
      this.timeout('8 minutes');
      await withFreshMachine(() =>
        passOnWindows(version, protocolTests, {
          atLeast: 20,
          except: version.startsWith('20.') ? `${slowReader}|${unreadEnd}` : unreadEnd,
        }),
      );
    });
  }
});
