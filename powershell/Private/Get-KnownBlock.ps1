# The blocks that a command may be given, as far as its name and its other parameters tell.
function Get-KnownBlock {
    param([string] $Command, [System.Collections.IDictionary] $Bound)

    $filter = @{}
    $protocol = if ($Command -match 'Persistent(Tcp|Udp)') { $Matches[1] } elseif ($Bound.Contains('Protocol')) { $Bound['Protocol'] }
    if ($protocol -in 'tcp', 'udp') {
        $filter['protocol'] = $protocol.ToLowerInvariant()
    }
    $kind = $script:Reservation
    if ($Command -like '*-ExcludedPortRange') {
        $kind = $script:Exclusion
        if ($Bound.Contains('Store') -and $Bound['Store'] -in 'active', 'persistent') {
            $filter['store'] = $Bound['Store'].ToLowerInvariant()
        }
    }
    $reply = Invoke-Bridge $kind.List $filter
    if ($reply.Status -eq 'Answered') {
        foreach ($block in $reply.Items) {
            if ($kind -eq $script:Reservation -or $Command -like 'Get-*' -or $block.Administered) {
                $block
            }
        }
    }
}
