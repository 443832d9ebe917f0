# Reports a change whose answer was lost, after the lookup that was to tell what became of it: $Fate is the sentence
# for a lookup that shows that nothing changed.
function Write-LostChange {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [hashtable] $Result, [string] $Fate)

    $block = Format-PortBlock $Result.Block
    $kind = Get-BlockKind $Result.Block
    $unsettled = $null -ne $Result.ErrorRecord -and $Result.ErrorRecord.FullyQualifiedErrorId -ne $kind.NotFound
    $message = if ($unsettled) {
        Get-LocalizedText UnknownAfterDeath $block, $Result.ErrorRecord.Exception.Message
    } else {
        Get-LocalizedText ($kind.Sentence + $Fate) $block
    }
    $Cmdlet.WriteError((New-BridgeFailureRecord $message $Result.Block))
}
