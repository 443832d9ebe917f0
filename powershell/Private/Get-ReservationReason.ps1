# Why a block is not in its desired state, given what a lookup found: it exists and should not, or it does not, and which
# reservations are in its way. The codes have the form that machine configuration in Azure asks for.
function Get-ReservationReason {
    param([hashtable] $Found)

    $block = $Found.Block
    $codes = 'PersistentPortReservation:PersistentPortReservation:{0}'
    if ($null -ne $Found.Found) {
        return @{ Code = $codes -f 'ReservationExists'; Phrase = Get-LocalizedText UnwantedReservation (Format-PortBlock $block) }
    }
    @{ Code = $codes -f 'ReservationNotFound'; Phrase = $Found.ErrorRecord.Exception.Message }
    foreach ($other in Find-EveryReservation $block.Protocol) {
        if ($other.StartPort -lt $block.StartPort + $block.NumberOfPorts -and $other.EndPort -ge $block.StartPort) {
            $values = (Format-PortBlock $block), (Format-PortBlock $other)
            @{ Code = $codes -f 'ReservationConflict'; Phrase = Get-LocalizedText MeetsReservation $values }
        }
    }
}
