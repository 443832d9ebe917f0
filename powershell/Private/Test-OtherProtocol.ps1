# Whether an object says of itself that it is a reservation of the other protocol: by its ports alone it would pass for
# a block of this one.
function Test-OtherProtocol {
    param([psobject] $Given, [string] $Protocol)

    $property = $Given.PSObject.Properties['Protocol']
    $null -ne $property -and $property.Value -in 'tcp', 'udp' -and $property.Value -ne $Protocol
}
