# What the DSC resource finds of a block, as a table of its properties. Throws where the lookup itself is refused.
function Get-ReservationState {
    param([object] $Desired)

    $protocol = $Desired.Protocol.ToLowerInvariant()
    $block = New-PortBlock $protocol $Desired.StartPort $Desired.NumberOfPorts
    $found = Resolve-PortBlock $block
    if ($null -eq $found.Found -and $found.ErrorRecord.FullyQualifiedErrorId -ne 'ReservationNotFound') {
        throw $found.ErrorRecord
    }
    $state = @{
        Protocol      = $protocol
        StartPort     = $block.StartPort
        NumberOfPorts = $block.NumberOfPorts
        Ensure        = if ($null -eq $found.Found) { 'Absent' } else { 'Present' }
        # Text, as the DSC v3 resource answers it: JSON readers round a number of 64 bits.
        Token         = if ($null -eq $found.Found) { $null } else { "$($found.Found.Token)" }
        Reasons       = @()
    }
    if ($state.Ensure -ne $Desired.Ensure) {
        $state.Reasons = @(Get-ReservationReason $found)
    }
    $state
}
