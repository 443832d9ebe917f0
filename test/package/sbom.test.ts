import { expect } from 'chai';
import { components } from '../../scripts/packaging/notices';
import { billOfMaterials } from '../../scripts/packaging/sbom';

describe('the bill of materials', () => {
  it('has every component of the notices with its version, in the form of CycloneDX', () => {
    const bill = JSON.parse(JSON.stringify(billOfMaterials()));
    expect(bill).to.include({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    const listed = bill.components.map(
      ({ name, version }: { name: string; version: string }) => `${name} ${version}`,
    );
    expect(listed).to.deep.equal(components().map(({ name, version }) => `${name} ${version}`));
  });
});
