# Every reservation, or those of one protocol. Throws where they cannot be listed.
function Find-EveryReservation {
    param([string] $Protocol)

    $reply = Invoke-Bridge 'list' $(if ($Protocol) { @{ protocol = $Protocol } } else { @{} })
    if ($reply.Status -ne 'Answered') {
        throw (New-ReplyRecord $reply $Protocol)
    }
    $reply.Items
}
