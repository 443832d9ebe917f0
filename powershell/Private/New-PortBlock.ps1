# A block that was asked for: the TargetObject of errors, where nothing in the system stands behind it. With a store it is
# an exclusion, without one a reservation.
function New-PortBlock {
    param([string] $Protocol, [uint16] $StartPort, [uint16] $NumberOfPorts, [string] $Store)

    $block = [pscustomobject] @{
        PSTypeName    = 'PortReservation.PortBlock'
        Protocol      = $Protocol
        StartPort     = $StartPort
        NumberOfPorts = $NumberOfPorts
    }
    if ($Store) {
        $block.PSObject.Properties.Add([System.Management.Automation.PSNoteProperty]::new('Store', $Store))
    }
    $block
}
