# The work of Remove-. With -PassThru it answers what was removed, which a range does not tell: it is looked up first.
function Remove-PortBlock {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [psobject] $Source,
        [bool] $PassThru,
        [hashtable] $Progress,
        [string] $Store
    )

    Write-BatchProgress $Cmdlet $Progress 1
    if ($null -ne $Source -and (Test-OtherProtocol $Source $Protocol)) {
        Write-OtherProtocol $Cmdlet $Source $Protocol $Store
        return
    }
    $block = Get-BoundBlock $Cmdlet $Protocol $Bound $Store
    if ($null -eq $block) {
        return
    }
    $kind = Get-BlockKind $block
    if (-not (Confirm-Change $Cmdlet ($kind.Sentence + 'Remove') $block)) {
        return
    }
    if ($PassThru) {
        $result = Resolve-PortBlock $block
        # What is not there the deletion refuses itself, and says what holds the ports instead.
        if ($null -ne $result.ErrorRecord -and $result.ErrorRecord.FullyQualifiedErrorId -ne $kind.NotFound) {
            $Cmdlet.WriteError($result.ErrorRecord)
            return
        }
    }
    $reply = Invoke-Bridge $kind.Delete (ConvertTo-BlockParameter $block)
    if ($reply.Status -cin 'Refused', 'Failed') {
        $Cmdlet.WriteError((New-ReplyRecord $reply $block))
        return
    }
    if ($reply.Status -ne 'Answered') {
        $left = Resolve-PortBlock $block
        if ($null -ne $left.Found -or $left.ErrorRecord.FullyQualifiedErrorId -ne $kind.NotFound) {
            Write-LostChange $Cmdlet $left 'NotDeletedAfterDeath'
            return
        }
        $Cmdlet.WriteWarning((Get-LocalizedText ($kind.Sentence + 'DeletedAfterDeath') (Format-PortBlock $block)))
    }
    if ($PassThru) {
        $result.Found
    }
}
