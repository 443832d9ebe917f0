# Why a block is not what the DSC resource PersistentPortReservation wants, given what a lookup answered: it exists and
# should not, or it does not, and which reservations are in its way.
function Get-ReservationReason {
    param([object] $Desired, [hashtable] $Result)

    $resource = 'PersistentPortReservation'
    $block = $Result.Block
    if ($Desired.Ensure -eq 'Absent') {
        if ($null -ne $Result.Found) {
            New-ResourceReason $resource 'ReservationExists' (Get-LocalizedText UnwantedReservation (Format-PortBlock $block))
        }
    } elseif ($null -eq $Result.Found) {
        New-ResourceReason $resource 'ReservationNotFound' $Result.ErrorRecord.Exception.Message
        Get-ReservationInTheWay $resource $block
    }
}
