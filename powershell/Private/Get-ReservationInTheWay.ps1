# A reason of a DSC resource for each reservation that has ports of a block which should be made.
function Get-ReservationInTheWay {
    param([string] $Resource, [psobject] $Block)

    foreach ($other in Find-EveryReservation $Block.Protocol) {
        if (Test-Overlap $Block $other) {
            $values = (Format-PortBlock $Block), (Format-PortBlock $other)
            New-ResourceReason $Resource 'ReservationConflict' (Get-LocalizedText MeetsReservation $values)
        }
    }
}
