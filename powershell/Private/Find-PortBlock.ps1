# The work of Get-: an exact lookup joins the batch, and a list is asked for after those.
function Find-PortBlock {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [hashtable] $Batch,
        [string] $Store
    )

    if ($Bound.ContainsKey('NumberOfPorts')) {
        if (Add-ToBatch $Batch (Get-BoundBlock $Cmdlet $Protocol $Bound $Store)) {
            Complete-PortBlockSearch $Cmdlet $Batch
        }
        return
    }
    Complete-PortBlockSearch $Cmdlet $Batch
    $filter = @{}
    if ($Protocol) { $filter['protocol'] = $Protocol }
    if ($Store) { $filter['store'] = $Store }
    if ($Bound.ContainsKey('StartPort')) { $filter['startPort'] = $Bound['StartPort'] }
    if ($Bound.ContainsKey('Port')) { $filter['port'] = $Bound['Port'] }
    $kind = if ($Store) { $script:Exclusion } else { $script:Reservation }
    $reply = Invoke-Bridge $kind.List $filter
    if ($reply.Status -ne 'Answered') {
        $Cmdlet.WriteError((New-ReplyRecord $reply $Protocol))
        return
    }
    foreach ($item in $reply.Items) {
        if ($kind -eq $script:Reservation -and -not $item.InEffect) {
            $Cmdlet.WriteWarning((Get-LocalizedText NotInEffect (Format-PortBlock $item)))
        }
        $item
    }
}
