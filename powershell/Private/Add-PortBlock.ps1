# The work of New-.
function Add-PortBlock {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [hashtable] $Progress,
        [string] $Store
    )

    $block = Get-BoundBlock $Cmdlet $Protocol $Bound $Store
    $kind = Get-BlockKind $block
    Write-BatchProgress $Cmdlet $Progress 1
    if (-not (Confirm-Change $Cmdlet ($kind.Sentence + 'Create') $block)) {
        return
    }
    $reply = Invoke-Bridge $kind.Create (ConvertTo-BlockParameter $block)
    if ($reply.Status -eq 'Answered') {
        $reply.Items[0]
    } elseif ($reply.Status -cin 'Lost', 'TimedOut') {
        $result = Resolve-PortBlock $block
        if ($null -ne $result.Found) {
            $Cmdlet.WriteWarning((Get-LocalizedText ($kind.Sentence + 'CreatedAfterDeath') (Format-PortBlock $block)))
            $result.Found
        } else {
            Write-LostChange $Cmdlet $result 'NotCreatedAfterDeath'
        }
    } else {
        $Cmdlet.WriteError((New-ReplyRecord $reply $block))
    }
}
