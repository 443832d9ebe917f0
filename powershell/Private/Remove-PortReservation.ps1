# The work of Remove-. With -PassThru it answers what was removed, which a range does not tell: it is looked up first.
function Remove-PortReservation {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [psobject] $Source,
        [bool] $PassThru
    )

    if ($null -ne $Source -and (Test-OtherProtocol $Source $Protocol)) {
        Write-OtherProtocol $Cmdlet $Source $Protocol
        return
    }
    $block = Get-BoundBlock $Cmdlet $Protocol $Bound
    if ($null -eq $block -or -not (Confirm-Change $Cmdlet 'Remove' $block)) {
        return
    }
    if ($PassThru) {
        $found = Resolve-PortBlock $Protocol $block
        if ($null -ne $found.ErrorRecord) {
            $Cmdlet.WriteError($found.ErrorRecord)
            return
        }
    }
    $reply = Invoke-Bridge 'delete' (ConvertTo-BlockParameter $block)
    if ($reply.Status -cin 'Refused', 'Failed') {
        $Cmdlet.WriteError((New-ReplyRecord $reply $block))
        return
    }
    if ($reply.Status -ne 'Answered') {
        $left = Resolve-PortBlock $Protocol $block
        if ($null -ne $left.Reservation -or $left.ErrorRecord.FullyQualifiedErrorId -ne 'ReservationNotFound') {
            Write-LostChange $Cmdlet $left 'NotDeletedAfterDeath'
            return
        }
        $Cmdlet.WriteWarning((Get-LocalizedText DeletedAfterDeath (Format-PortBlock $block)))
    }
    if ($PassThru) {
        $found.Reservation
    }
}
