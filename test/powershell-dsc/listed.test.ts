import { expect } from 'chai';
import { manifest, run } from '../powershell/session';

describe('the DSC classes of a module that is installed and not imported', function () {
  this.timeout(60_000);

  it('are listed by the engine, whose list Get-DscResource and Invoke-DscResource go by', async () => {
    const seen = await run(
      `(Get-Module -ListAvailable ${manifest}).ExportedDscResources | ForEach-Object { Tell resource $_ }`,
      { options: 'not imported' },
    );
    expect(seen.told('resource')).to.have.members(['ExcludedPortRange', 'PersistentPortReservation']);
  });
});
