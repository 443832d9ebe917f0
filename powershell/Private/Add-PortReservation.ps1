# The work of New-.
function Add-PortReservation {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound
    )

    $block = Get-BoundBlock $Cmdlet $Protocol $Bound
    if (-not (Confirm-Change $Cmdlet 'Create' $block)) {
        return
    }
    $reply = Invoke-Bridge 'create' (ConvertTo-BlockParameter $block)
    if ($reply.Status -eq 'Answered') {
        $reply.Items[0]
    } elseif ($reply.Status -cin 'Lost', 'TimedOut') {
        $found = Resolve-PortBlock $Protocol $block
        if ($null -ne $found.Reservation) {
            $Cmdlet.WriteWarning((Get-LocalizedText CreatedAfterDeath (Format-PortBlock $block)))
            $found.Reservation
        } else {
            Write-LostChange $Cmdlet $found 'NotCreatedAfterDeath'
        }
    } else {
        $Cmdlet.WriteError((New-ReplyRecord $reply $block))
    }
}
