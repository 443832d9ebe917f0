# Every exclusion of one store, or those of one protocol: among what the system holds back at the moment they are what an
# administrator has made and no reservation. Throws where they cannot be listed.
function Find-EveryExclusion {
    param([string] $Store, [string] $Protocol)

    $filter = @{ store = $Store }
    if ($Protocol) {
        $filter['protocol'] = $Protocol
    }
    $reply = Invoke-Bridge 'exclusions' $filter
    if ($reply.Status -ne 'Answered') {
        throw (New-ReplyRecord $reply $Protocol)
    }
    foreach ($item in $reply.Items) {
        if ($item.Administered -and $null -eq $item.Token) {
            $item
        }
    }
}
