# Resolve-PortBlock for reservations, which are all of one protocol.
function Resolve-Reservation {
    param([object[]] $Blocks)

    $ranges = foreach ($block in $Blocks) {
        @{ startPort = $block.StartPort; numberOfPorts = $block.NumberOfPorts }
    }
    $reply = Invoke-Bridge 'lookup' @{ protocol = $Blocks[0].Protocol; ranges = @($ranges) }
    for ($i = 0; $i -lt $Blocks.Length; $i++) {
        $result = @{ Block = $Blocks[$i]; Found = $null; ErrorRecord = $null }
        if ($reply.Status -ne 'Answered') {
            $result.ErrorRecord = New-ReplyRecord $reply $Blocks[$i]
        } elseif ($reply.Items[$i].PSObject.TypeNames[0] -eq 'PortReservation.PortReservationError') {
            $result.ErrorRecord = New-RefusalRecord $reply.Items[$i] $Blocks[$i]
        } else {
            $result.Found = $reply.Items[$i]
        }
        $result
    }
}
