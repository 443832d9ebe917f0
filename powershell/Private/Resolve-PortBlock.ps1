# Looks blocks of one protocol up in a single call. Answers a table for each, in order, with the Block and either its
# Reservation or the ErrorRecord that says why there is none.
function Resolve-PortBlock {
    param([string] $Protocol, [object[]] $Blocks)

    $ranges = foreach ($block in $Blocks) {
        @{ startPort = $block.StartPort; numberOfPorts = $block.NumberOfPorts }
    }
    $reply = Invoke-Bridge 'lookup' @{ protocol = $Protocol; ranges = @($ranges) }
    for ($i = 0; $i -lt $Blocks.Length; $i++) {
        $found = @{ Block = $Blocks[$i]; Reservation = $null; ErrorRecord = $null }
        if ($reply.Status -ne 'Answered') {
            $found.ErrorRecord = New-ReplyRecord $reply $Blocks[$i]
        } elseif ($reply.Items[$i].PSObject.TypeNames[0] -eq 'PortReservation.PortReservationError') {
            $found.ErrorRecord = New-RefusalRecord $reply.Items[$i] $Blocks[$i]
        } else {
            $found.Reservation = $reply.Items[$i]
        }
        $found
    }
}

# How many blocks of a pipeline are looked up together: one call costs as much as some hundred results.
$script:BatchSize = 500
