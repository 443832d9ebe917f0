# What the DSC resource PersistentPortReservation finds of a block, as a table of its properties. Reasons is empty where
# that is what is desired. Throws where the lookup itself is refused.
function Get-ReservationState {
    param([object] $Desired)

    $protocol = $Desired.Protocol.ToLowerInvariant()
    $block = New-PortBlock $protocol $Desired.StartPort $Desired.NumberOfPorts
    $result = Resolve-PortBlock $block
    if ($null -eq $result.Found -and $result.ErrorRecord.FullyQualifiedErrorId -ne 'ReservationNotFound') {
        throw $result.ErrorRecord
    }
    @{
        Protocol      = $protocol
        StartPort     = $block.StartPort
        NumberOfPorts = $block.NumberOfPorts
        Ensure        = if ($null -eq $result.Found) { 'Absent' } else { 'Present' }
        # Text, as the DSC v3 resource answers it: JSON readers round a number of 64 bits.
        Token         = if ($null -eq $result.Found) { $null } else { "$($result.Found.Token)" }
        Reasons       = @(Get-ReservationReason $Desired $result)
    }
}
