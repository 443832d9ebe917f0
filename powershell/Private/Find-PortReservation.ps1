# The work of Get-: an exact lookup joins the pending ones, and a list is asked for after those.
function Find-PortReservation {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [System.Collections.Generic.List[object]] $Pending
    )

    if ($Bound.ContainsKey('NumberOfPorts')) {
        $Pending.Add((Get-BoundBlock $Cmdlet $Protocol $Bound))
        if ($Pending.Count -ge $script:BatchSize) {
            Complete-PortReservationSearch $Cmdlet $Protocol $Pending
        }
        return
    }
    Complete-PortReservationSearch $Cmdlet $Protocol $Pending
    $filter = @{ protocol = $Protocol }
    if ($Bound.ContainsKey('StartPort')) {
        $filter['startPort'] = $Bound['StartPort']
    }
    if ($Bound.ContainsKey('Port')) {
        $filter['port'] = $Bound['Port']
    }
    $reply = Invoke-Bridge 'list' $filter
    if ($reply.Status -eq 'Answered') {
        $reply.Items
    } else {
        $Cmdlet.WriteError((New-ReplyRecord $reply $Protocol))
    }
}
