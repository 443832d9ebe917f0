# Reports a change whose answer was lost, after the lookup that was to tell what became of it: $Fate is the sentence
# for a lookup that shows that nothing changed.
function Write-LostChange {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [hashtable] $Found, [string] $Fate)

    $block = Format-PortBlock $Found.Block
    $unsettled = $null -ne $Found.ErrorRecord -and $Found.ErrorRecord.FullyQualifiedErrorId -ne 'ReservationNotFound'
    $message = if ($unsettled) {
        Get-LocalizedText UnknownAfterDeath $block, $Found.ErrorRecord.Exception.Message
    } else {
        Get-LocalizedText $Fate $block
    }
    $Cmdlet.WriteError((New-BridgeFailureRecord $message $Found.Block))
}
