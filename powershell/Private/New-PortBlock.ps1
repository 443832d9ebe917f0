# A block that was asked for: the TargetObject of errors, where no reservation stands behind it.
function New-PortBlock {
    param([string] $Protocol, [uint16] $StartPort, [uint16] $NumberOfPorts)

    [pscustomobject] @{
        PSTypeName    = 'PortReservation.PortBlock'
        Protocol      = $Protocol
        StartPort     = $StartPort
        NumberOfPorts = $NumberOfPorts
    }
}
